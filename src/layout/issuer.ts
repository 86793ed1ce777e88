/** The issuing body's name and the date below a document (GB/T 9704-2012 7.3.5). */
import type { Line, SignaturesBlock } from '../model/document.ts';
import type { FontMetrics } from '../model/page.ts';
import type { PreparedSignatures } from '../model/prepared.ts';
import { linesAboveIssuer, measureWidth } from '../model/geometry.ts';
import type { HouseStyle } from '../model/style.ts';
import { GridLine, wholeLine } from './grid-line.ts';
import { naturalWidth } from './lines.ts';
import { shape } from './shape.ts';

/** Name and date with the places where they begin; the date is the last line. */
export function prepareIssuer(
  block: SignaturesBlock,
  lines: readonly Line[],
  style: HouseStyle,
  metrics: FontMetrics,
): PreparedSignatures {
  const { issuer } = style.signatures;
  const em = style.body.size;
  const right = measureWidth(style);
  const widths = lines.map((line) => naturalWidth(shape(line, '', style.body, style.characterSpacing, style, metrics)));
  const date = widths.at(-1) ?? 0;
  const name = Math.max(...widths.slice(0, -1));
  const prepared = { ...block, parties: [{ lines }] };
  if (block.form === 'sealed') {
    const centre = Math.min(
      right - issuer.dateFromRightSealed * em - date / 2,
      right - issuer.leastFromRight * em - name / 2,
    );
    return { ...prepared, indents: widths.map((width) => centre - width / 2) };
  }
  const end = right - issuer.fromRightUnsealed * em;
  const shift = issuer.dateShift * em;
  const nameLeft = date > name ? end - date - shift : end - name;
  return { ...prepared, indents: widths.map((_, index) => (index < lines.length - 1 ? nameLeft : nameLeft + shift)) };
}

/** The lines of an issuing body, each where it begins and a part of its own. */
export function issuerLines(block: PreparedSignatures, style: HouseStyle, metrics: FontMetrics): GridLine[] {
  const lines = block.parties.flatMap((party) => party.lines);
  return lines.map((content, index) => {
    const text = shape(content, '', style.body, style.characterSpacing, style, metrics);
    const placed = wholeLine(text, block.indents[index] ?? 0, index);
    return new GridLine(placed, style.body.size, index === 0 ? linesAboveIssuer(block.form, style) : 0);
  });
}
