/**
 * The head and foot of official documents. Their lengths are given here once, for the pages and for the DOCX, which
 * sets the same lines by spacing.
 */
import type { MastheadBlock, RecordBlock } from '../model/document.ts';
import type { FontMetrics, LaidOutLine, Owner, Stroke } from '../model/page.ts';
import type { PreparedMasthead, PreparedRecord } from '../model/prepared.ts';
import { baselineWithin, entryHeight, mastheadGeometry, measureWidth, recordPitch } from '../model/geometry.ts';
import type { HouseStyle } from '../model/style.ts';
import { glyphRuns, runsOf, wholeLine } from './grid-line.ts';
import { breakLines, naturalWidth } from './lines.ts';
import type { ShapedText } from './clusters.ts';
import { shape } from './shape.ts';
import type { TableMarks } from './table.ts';

/** The masthead with its mark made small enough for one line. */
export function prepareMasthead(block: MastheadBlock, style: HouseStyle, metrics: FontMetrics): PreparedMasthead {
  const { mark } = style.masthead;
  const width = naturalWidth(shape(block.name, '', mark, 0, style, metrics));
  const fitting = Math.floor(((mark.size * measureWidth(style)) / Math.max(width, 1)) * 2) / 2;
  return { ...block, size: Math.min(mark.size, fitting) };
}

/** Mark, number and rule, elements of their own; the type area's upper left corner at (x, y). */
export function setMasthead(
  block: PreparedMasthead,
  elements: readonly Owner[],
  x: number,
  y: number,
  style: HouseStyle,
  metrics: FontMetrics,
): TableMarks {
  const { masthead, linePitch } = style;
  const at = mastheadGeometry(block.size, style);
  const text = { ...masthead.mark, size: block.size };
  const name = centred(shape(block.name, '', text, 0, style, metrics), elements[0], x, style);
  const number = centred(shape(block.documentNumber, '', masthead.number, 0, style, metrics), elements[1], x, style);
  const rule: Stroke = {
    x1: x,
    y1: y + at.rule,
    x2: x + measureWidth(style),
    y2: y + at.rule,
    thickness: masthead.ruleThickness,
    color: 'red',
  };
  const lines: LaidOutLine[] = [
    {
      baseline: y + at.mark + baselineWithin(at.markHeight, block.size),
      runs: name.map((run) => ({ ...run, color: 'red' })),
      rules: [],
    },
    { baseline: y + at.number + baselineWithin(linePitch, masthead.number.size), runs: number, rules: [] },
  ];
  return { lines, strokes: [rule] };
}

function centred(text: ShapedText, element: Owner, x: number, style: HouseStyle): LaidOutLine['runs'] {
  const left = x + (measureWidth(style) - naturalWidth(text)) / 2;
  return runsOf(wholeLine(text, left), () => element);
}

/** The record with the lines each of its entries takes. */
export function prepareRecord(block: RecordBlock, style: HouseStyle, metrics: FontMetrics): PreparedRecord {
  const width = recordWidth(style);
  const hangings = block.entries.map((entry) => hangingOf(shape(entry.left, '', style.record, 0, style, metrics)));
  const lines = block.entries.map((entry, index) => {
    const text = shape(entry.left, '', style.record, 0, style, metrics);
    return breakLines(text, width, width - (hangings[index] ?? 0)).length;
  });
  return { ...block, lines, hangings, room: 0 };
}

/** 抄送 or 主送 and its colon: lines that turn begin below what follows it (GB/T 9704-2012 7.4.2). */
const longestLabel = 3;

function hangingOf(text: ShapedText): number {
  const end = text.clusters.findIndex(({ character }) => character === '：') + 1;
  return end > longestLabel ? 0 : naturalWidth(text, 0, end);
}

/** The record between its rules, from (x, y) down; each entry an element of its own. */
export function setRecord(
  block: PreparedRecord,
  elements: readonly Owner[],
  x: number,
  y: number,
  style: HouseStyle,
  metrics: FontMetrics,
): TableMarks {
  const { record, linePitch } = style;
  const width = recordWidth(style);
  const left = x + record.indentCharacters * record.size;
  const lines: LaidOutLine[] = [];
  const strokes: Stroke[] = [];
  let top = y;
  const rule = (thickness: number): void => {
    strokes.push({ x1: x, y1: top, x2: x + measureWidth(style), y2: top, thickness, color: 'black' });
  };
  block.entries.forEach((entry, index) => {
    rule(index === 0 ? record.outerRule : record.innerRule);
    const own = (): Owner => elements[index];
    const text = shape(entry.left, '', style.record, 0, style, metrics);
    const hanging = block.hangings[index] ?? 0;
    for (const [number, line] of breakLines(text, width, width - hanging).entries()) {
      const baseline = top + number * recordPitch(style) + baselineWithin(linePitch, record.size);
      const placed = glyphRuns(text, line, number === 0 ? left : left + hanging);
      lines.push({ baseline, runs: runsOf(placed, own), rules: [] });
    }
    const right = shape(entry.right, '', style.record, 0, style, metrics);
    const shift = width - naturalWidth(right);
    const baseline = top + baselineWithin(linePitch, record.size);
    const rightRuns = runsOf(wholeLine(right, left + shift), own);
    if (right.clusters.length > 0) lines.push({ baseline, runs: rightRuns, rules: [] });
    top += entryHeight(block.lines[index] ?? 1, style);
  });
  rule(record.outerRule);
  return { lines, strokes };
}

function recordWidth(style: HouseStyle): number {
  return measureWidth(style) - 2 * style.record.indentCharacters * style.record.size;
}
