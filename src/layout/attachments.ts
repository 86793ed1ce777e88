/** The list of attachments below a text and the label above each (GB/T 9704-2012 7.3.4 and 7.3.7). */
import type { AttachmentBlock, AttachmentListBlock } from '../model/document.ts';
import type { PreparedAttachmentList } from '../model/prepared.ts';
import type { FontMetrics } from '../model/page.ts';
import { attachmentEntry, measureWidth } from '../model/geometry.ts';
import type { HouseStyle, TextStyle } from '../model/style.ts';
import { glyphRuns, GridLine, wholeLine, type LineRun } from './grid-line.ts';
import { breakLines } from './lines.ts';
import { shape } from './shape.ts';
import { fitted } from './tighten.ts';

/** The list with each title's spacing: no single character stands alone on a last line. */
export function prepareAttachmentList(
  block: AttachmentListBlock,
  style: HouseStyle,
  metrics: FontMetrics,
): PreparedAttachmentList {
  const spacings = block.titles.map((title, entry) => {
    const room = measureWidth(style) - attachmentEntry(entry, block.titles.length, style).hanging;
    const text = shape(title, '', style.body, style.characterSpacing, style, metrics);
    return fitted(text, { firstWidth: room, width: room }, style).text.spacing;
  });
  return { ...block, spacings };
}

/**
 * 附件：1.… on a line below an empty one; all lines of a title begin below each other. What stands before each title, and
 * the title, are parts of their own.
 */
export function attachmentLines(block: PreparedAttachmentList, style: HouseStyle, metrics: FontMetrics): GridLine[] {
  const width = measureWidth(style);
  return block.titles.flatMap((title, entry) => {
    const { label, first, hanging } = attachmentEntry(entry, block.titles.length, style);
    const before = labelRuns(label, first, style.body, style, metrics);
    const spacing = block.spacings[entry] ?? style.characterSpacing;
    const text = shape(title, '', style.body, spacing, style, metrics);
    return breakLines(text, width - hanging, width - hanging).map((line, index) => {
      const { runs, rules } = glyphRuns(text, line, hanging, line.full ? width - hanging : undefined);
      const linesAbove = entry === 0 && index === 0 ? 1 : 0;
      const own = (index === 0 ? [...before, ...runs] : runs).map((run) => ({ ...run, part: 2 * entry + run.part }));
      return new GridLine({ runs: own, rules }, style.body.size, linesAbove);
    });
  });
}

/** 附件1 at the left edge. */
export function labelLines({ label }: AttachmentBlock, style: HouseStyle, metrics: FontMetrics): GridLine[] {
  const runs = labelRuns(label, 0, style.attachmentLabel, style, metrics);
  return [new GridLine({ runs, rules: [] }, style.attachmentLabel.size)];
}

function labelRuns(
  label: string,
  x: number,
  text: TextStyle,
  style: HouseStyle,
  metrics: FontMetrics,
): readonly LineRun[] {
  return wholeLine(shape([], label, text, style.characterSpacing, style, metrics), x).runs;
}
