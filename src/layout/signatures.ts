/** Parties that sign beside each other: the lines of each, before and after they are set. */
import type { Line, SignatureParty, SignaturesBlock } from '../model/document.ts';
import { measureWidth, signatureColumnWidth } from '../model/geometry.ts';
import type { FontMetrics } from '../model/page.ts';
import type { PreparedSignatures } from '../model/prepared.ts';
import type { HouseStyle } from '../model/style.ts';
import { GridLine, wholeLine, type BlockPart, type LineRule, type LineRun } from './grid-line.ts';
import { shape } from './shape.ts';
import { turn } from './turn.ts';
import { mapped } from '../model/mapped.ts';

/** What asks for a seal on a line of a signature block. */
const asksForSeal = /盖章|公章|印章|签章/u;

/**
 * Turns the lines that are too long for their column and gives the parties of a row equally many, and a row that is
 * sealed so many that no seal covers another one's or runs out of the page.
 */
export function settleSignatures(block: SignaturesBlock, style: HouseStyle, metrics: FontMetrics): PreparedSignatures {
  const width = signatureColumnWidth(style, block.columns);
  const turned = mapped(block.parties, (party) => {
    const lines: Line[] = [];
    for (const line of party.lines) {
      lines.push(...turn(line, width, style.body, style.characterSpacing, style, metrics));
    }
    return lines;
  });
  const parties: SignatureParty[] = [];
  for (let row = 0; row < turned.length; row += block.columns) {
    const beside = turned.slice(row, row + block.columns);
    const isLast = row + block.columns >= turned.length;
    const height = Math.max(sealLines(beside, row === 0, isLast, style), ...mapped(beside, (lines) => lines.length));
    for (const lines of beside) {
      while (lines.length < height) lines.push([]);
      parties.push({ lines });
    }
  }
  const { kind, form, columns } = block;
  return { kind, form, columns, parties, indents: [] };
}

/** How many lines a row of parties has for a seal; none if it asks for none. */
function sealLines(
  parties: readonly (readonly Line[])[],
  isFirst: boolean,
  isLast: boolean,
  style: HouseStyle,
): number {
  if (!parties.some((lines) => lines.some(isSealed))) return 0;
  const { linesAbove, linesBetween, seal } = style.signatures;
  // Below the last row a seal may stand out by the part of a line that it takes less than others are apart.
  const round = isLast ? Math.floor : Math.ceil;
  return round(seal / style.linePitch) - (isFirst ? linesAbove : linesBetween);
}

function isSealed(line: Line): boolean {
  return line.some((inline) => inline.kind === 'text' && asksForSeal.test(inline.text));
}

/** The lines of a signature block, party beside party. Each line of each party is a part, counted party by party. */
export function signatureLines(block: PreparedSignatures, style: HouseStyle, metrics: FontMetrics): GridLine[] {
  const lines: GridLine[] = [];
  const firstParts = signatureParts(block);
  const columnWidth = measureWidth(style) / block.columns;
  for (let row = 0; row < block.parties.length; row += block.columns) {
    const parties = block.parties.slice(row, row + block.columns);
    const height = Math.max(0, ...mapped(parties, (party) => party.lines.length));
    for (let index = 0; index < height; index++) {
      const runs: LineRun[] = [];
      const rules: LineRule[] = [];
      for (const [column, party] of parties.entries()) {
        const part = (firstParts[row + column] ?? 0) + index;
        const text = shape(party.lines[index] ?? [], '', style.body, style.characterSpacing, style, metrics);
        const cell = wholeLine(text, column * columnWidth, part);
        runs.push(...cell.runs);
        rules.push(...cell.rules);
      }
      const gap = row === 0 ? style.signatures.linesAbove : style.signatures.linesBetween;
      lines.push(new GridLine({ runs, rules }, style.body.size, index === 0 ? gap : 0));
    }
  }
  return lines;
}

/** The part of each party's first line. */
function signatureParts({ parties }: SignaturesBlock): BlockPart[] {
  let next = 0;
  return mapped(parties, ({ lines }) => (next += lines.length) - lines.length);
}
