/**
 * The head and foot of official documents. Their lengths are given here once, for the pages and for the DOCX, which
 * sets the same lines by spacing.
 */
import type { MastheadBlock, RecordBlock } from '../model/document.ts';
import type { FontMetrics, LaidOutLine, Owner, Stroke } from '../model/page.ts';
import type { PreparedMasthead, PreparedRecord } from '../model/prepared.ts';
import { baselineWithin, entryHeight, mastheadGeometry, measureWidth, recordPitch } from '../model/geometry.ts';
import type { HouseStyle, TextStyle } from '../model/style.ts';
import { glyphRuns, runsOf } from './blocks.ts';
import { breakLines, naturalWidth } from './lines.ts';
import { shape, type Cluster } from './shape.ts';
import type { TableMarks } from './table.ts';

/** The masthead with its mark made small enough for one line. */
export function prepareMasthead(block: MastheadBlock, style: HouseStyle, metrics: FontMetrics): PreparedMasthead {
  const { mark } = style.masthead;
  const clusters = shape(block.name, '', mark, 0, style, metrics);
  const width = naturalWidth(clusters, 0, clusters.length);
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
  const numberClusters = shape(block.documentNumber, '', masthead.number, 0, style, metrics);
  const number = centred(numberClusters, elements[1], x, style);
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

function centred(clusters: readonly Cluster[], element: Owner, x: number, style: HouseStyle): LaidOutLine['runs'] {
  const line = { start: 0, end: clusters.length, full: false };
  const left = x + (measureWidth(style) - naturalWidth(clusters, line.start, line.end)) / 2;
  return runsOf(glyphRuns(clusters, line, left), () => element);
}

/** The record with the lines each of its entries takes. */
export function prepareRecord(block: RecordBlock, style: HouseStyle, metrics: FontMetrics): PreparedRecord {
  const width = recordWidth(style);
  const hangings = block.entries.map((entry) => hangingOf(shape(entry.left, '', textOf(style), 0, style, metrics)));
  const lines = block.entries.map((entry, index) => {
    const clusters = shape(entry.left, '', textOf(style), 0, style, metrics);
    return breakLines(clusters, width, width - (hangings[index] ?? 0)).length;
  });
  return { ...block, lines, hangings, room: 0 };
}

/** 抄送 or 主送 and its colon: lines that turn begin below what follows it (GB/T 9704-2012 7.4.2). */
const longestLabel = 3;

function hangingOf(clusters: readonly Cluster[]): number {
  const end = clusters.findIndex(({ character }) => character === '：') + 1;
  return end > longestLabel ? 0 : naturalWidth(clusters, 0, end);
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
    const clusters = shape(entry.left, '', textOf(style), 0, style, metrics);
    const hanging = block.hangings[index] ?? 0;
    for (const [number, line] of breakLines(clusters, width, width - hanging).entries()) {
      const baseline = top + number * recordPitch(style) + baselineWithin(linePitch, record.size);
      const placed = glyphRuns(clusters, line, number === 0 ? left : left + hanging);
      lines.push({ baseline, runs: runsOf(placed, own), rules: [] });
    }
    const right = shape(entry.right, '', textOf(style), 0, style, metrics);
    const rightLine = { start: 0, end: right.length, full: false };
    const shift = width - naturalWidth(right, 0, right.length);
    const baseline = top + baselineWithin(linePitch, record.size);
    const rightRuns = runsOf(glyphRuns(right, rightLine, left + shift), own);
    if (right.length > 0) lines.push({ baseline, runs: rightRuns, rules: [] });
    top += entryHeight(block.lines[index] ?? 1, style);
  });
  rule(record.outerRule);
  return { lines, strokes };
}

function recordWidth(style: HouseStyle): number {
  return measureWidth(style) - 2 * style.record.indentCharacters * style.record.size;
}

function textOf({ record }: HouseStyle): TextStyle {
  return { part: record.part, size: record.size };
}
