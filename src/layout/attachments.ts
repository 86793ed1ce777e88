/** The list of attachments below a text and the label above each (GB/T 9704-2012 7.3.4 and 7.3.7). */
import type { AttachmentBlock, AttachmentListBlock, Inline } from '../model/document.ts';
import type { FontMetrics } from '../model/page.ts';
import { attachmentEntry, measureWidth, type HouseStyle } from '../model/style.ts';
import { glyphRuns, type GridLine } from './blocks.ts';
import { breakLines } from './lines.ts';
import { shape } from './shape.ts';

/**
 * 附件：1.… on a line below an empty one; lines that turn stand below the title's first character. What stands before
 * each title, and the title, are parts of their own.
 */
export function attachmentLines(block: AttachmentListBlock, style: HouseStyle, metrics: FontMetrics): GridLine[] {
  const width = measureWidth(style);
  return block.titles.flatMap((title, entry) => {
    const { label, first, hanging } = attachmentEntry(entry, block.titles.length, style);
    const clusters = shape(title, label, style.body, style.characterSpacing, style, metrics);
    return breakLines(clusters, width - first, width - hanging).map((line, index): GridLine => {
      const x = index === 0 ? first : hanging;
      const placed = glyphRuns(clusters, line, x, line.full ? width - x : undefined);
      const ofEntry = { ...placed, runs: placed.runs.map((run) => ({ ...run, part: 2 * entry + run.part })) };
      return { ...ofEntry, size: style.body.size, linesAbove: entry === 0 && index === 0 ? 1 : 0 };
    });
  });
}

/** 附件1 at the left edge. */
export function labelLines({ label }: AttachmentBlock, style: HouseStyle, metrics: FontMetrics): GridLine[] {
  const content: Inline[] = [{ kind: 'text', text: label, strong: false, emphasis: false }];
  const clusters = shape(content, '', style.heading1, style.characterSpacing, style, metrics);
  const placed = glyphRuns(clusters, { start: 0, end: clusters.length, full: false }, 0);
  return [{ ...placed, size: style.heading1.size, linesAbove: 0 }];
}
