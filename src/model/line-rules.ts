/**
 * The rules of line breaking, all of them, as data. Two neighbouring characters may be parted by the end of a line, or
 * not: the first rule of a set that speaks of them decides.
 *
 * Three sets. By `asian` and `latin` a word processor looks for the place to turn when a line is full, and so does our
 * layout: by the one in Chinese text, by the other within words and numbers. They are LibreOffice's, for there a
 * document cannot have its own. `sound` is what a line must keep to by the standards: where a word processor would break
 * these, the paragraph is set a little tighter or looser (`layout/spacing.ts`); where we turn lines ourselves, we keep
 * to them.
 *
 * To add a rule, add it here with its source and its examples: `tests/layout/line-rules.test.ts` tries them.
 */
import {
  forbiddenAtLineEnd,
  forbiddenAtLineStart,
  officeForbiddenAtLineEnd,
  officeForbiddenAtLineStart,
} from './kinsoku.ts';
import type { LineClass } from './line-classes.ts';

export type RuleSet = 'asian' | 'latin' | 'sound';

/** Some characters: those of classes, and single ones. Any, if it says neither. */
export interface Characters {
  readonly classes?: readonly LineClass[];
  readonly text?: string;
}

export interface LineRule {
  readonly set: RuleSet;
  readonly name: string;
  /** Where the rule is written. */
  readonly source: string;
  readonly before: Characters;
  readonly after: Characters;
  readonly parts: boolean;
  /** Texts with | where the rule lets a line end, or with ~ where it keeps together. */
  readonly examples: readonly string[];
}

const any: Characters = {};
const words: readonly LineClass[] = ['AL', 'NU'];

const asianRules: readonly LineRule[] = [
  {
    set: 'asian',
    name: 'stops and closing marks begin no line',
    source: 'LibreOffice 7.4, zh-CN; GB/T 15834-2011 5.1.1–5.1.3',
    before: any,
    after: { text: officeForbiddenAtLineStart },
    parts: false,
    examples: ['任~。', '任~，', '任~”', '任~》', '任~）', '提~·', '3~～', '。|任'],
  },
  {
    set: 'asian',
    name: 'opening marks end no line',
    source: 'LibreOffice 7.4, zh-CN; GB/T 15834-2011 5.1.3',
    before: { text: officeForbiddenAtLineEnd },
    after: any,
    parts: false,
    examples: ['“~责', '《~责', '（~责', '〔~责', '责|（'],
  },
  {
    set: 'asian',
    name: 'a dash of two ems is whole',
    source: 'LibreOffice 7.4; GB/T 15834-2011 5.1.4',
    before: { text: '—' },
    after: { text: '—' },
    parts: false,
    examples: ['—~—', '—|责'],
  },
];

/** In their order in UAX #14, as LibreOffice has them (i18npool, line.txt). */
const latinRules: readonly LineRule[] = [
  {
    set: 'latin',
    name: 'no line begins with a space',
    source: 'UAX #14 LB7',
    before: any,
    after: { classes: ['SP'] },
    parts: false,
    examples: ['a~ ', ' |a'],
  },
  {
    set: 'latin',
    name: 'glue holds on both sides',
    source: 'UAX #14 LB11, LB12',
    before: { classes: ['GL'] },
    after: any,
    parts: false,
    examples: ['\u00a0~a', '\u2060~责'],
  },
  {
    set: 'latin',
    name: 'glue holds what precedes',
    source: 'UAX #14 LB11, LB12',
    before: any,
    after: { classes: ['GL'] },
    parts: false,
    examples: ['责~\u2060', 'a~\u00a0'],
  },
  {
    set: 'latin',
    name: 'closing marks, stops and solidi begin no line',
    source: 'UAX #14 LB13',
    before: any,
    after: { classes: ['CL', 'EX', 'IS', 'SY', 'SN', 'SA'] },
    parts: false,
    examples: ['5~）', 'a~。', 'a~!', '5~,', 'a~/', 'a|责'],
  },
  {
    set: 'latin',
    name: 'opening brackets end no line',
    source: 'UAX #14 LB14',
    before: { classes: ['OP'] },
    after: any,
    parts: false,
    examples: ['(~a', '（~2', '责|('],
  },
  {
    set: 'latin',
    name: 'a line may end after spaces',
    source: 'UAX #14 LB18',
    before: { classes: ['SP'] },
    after: any,
    parts: true,
    examples: [' |a', ' |”', ' ~)'],
  },
  {
    set: 'latin',
    name: 'quotes hold what follows',
    source: 'UAX #14 LB19',
    before: { classes: ['QU'] },
    after: any,
    parts: false,
    examples: ['“~2', '”~a', '"~责'],
  },
  {
    set: 'latin',
    name: 'quotes hold what precedes',
    source: 'UAX #14 LB19',
    before: any,
    after: { classes: ['QU'] },
    parts: false,
    examples: ['5~”', 'a~“'],
  },
  {
    set: 'latin',
    name: 'hyphens and nonstarters begin no line',
    source: 'UAX #14 LB21',
    before: any,
    after: { classes: ['BA', 'HY', 'NS'] },
    parts: false,
    examples: ['e~-', '9~–', 'a~：', '-|m'],
  },
  {
    set: 'latin',
    name: 'a dash of two ems is whole',
    source: 'UAX #14 LB17',
    before: { classes: ['B2'] },
    after: { classes: ['B2'] },
    parts: false,
    examples: ['—~—', '5|—'],
  },
  {
    set: 'latin',
    name: 'an ellipsis stays with what precedes',
    source: 'UAX #14 LB22',
    before: { classes: ['AL', 'ID', 'IN', 'NU'] },
    after: { classes: ['IN'] },
    parts: false,
    examples: ['…~…', '5~…', '。|…'],
  },
  {
    set: 'latin',
    name: 'words and numbers are whole',
    source: 'UAX #14 LB23, LB25, LB28',
    before: { classes: words },
    after: { classes: words },
    parts: false,
    examples: ['a~b', '2~0', 'A~4', '5~m', 'a|责'],
  },
  {
    set: 'latin',
    name: 'a number stays with the sign behind it',
    source: 'UAX #14 LB25',
    before: { classes: ['NU'] },
    after: { classes: ['PO', 'PR'] },
    parts: false,
    examples: ['8~%', '5~℃', '8~％', 'a|%'],
  },
  {
    set: 'latin',
    name: 'a number stays with the sign before it',
    source: 'UAX #14 LB25',
    before: { classes: ['PO', 'PR'] },
    after: { classes: ['NU'] },
    parts: false,
    examples: ['−~5', '￥~5', '±~2', '%|责'],
  },
  {
    set: 'latin',
    name: 'signs stay with letters and hanzi',
    source: 'UAX #14 LB23, LB24',
    before: { classes: ['ID'] },
    after: { classes: ['PO'] },
    parts: false,
    examples: ['百~％'],
  },
  {
    set: 'latin',
    name: 'currency stays with the word it is before',
    source: 'UAX #14 LB24',
    before: { classes: ['PR'] },
    after: { classes: ['AL', 'ID'] },
    parts: false,
    examples: ['$~a', '￥~责'],
  },
  {
    set: 'latin',
    name: 'letters stay with the signs beside them',
    source: 'UAX #14 LB24',
    before: { classes: ['PO'] },
    after: { classes: ['AL'] },
    parts: false,
    examples: ['℃~A', '%|责'],
  },
  {
    set: 'latin',
    name: 'a word stays with the sign behind it',
    source: 'UAX #14 LB24',
    before: { classes: ['AL'] },
    after: { classes: ['PR'] },
    parts: false,
    examples: ['C~+', '责|+'],
  },
  {
    set: 'latin',
    name: 'stops within numbers and names part nothing',
    source: 'UAX #14 LB25, LB29',
    before: { classes: ['IS'] },
    after: { classes: words },
    parts: false,
    examples: [',~5', '.~c', ':~3', '.|责'],
  },
  {
    set: 'latin',
    name: 'a solidus within a number parts nothing',
    source: 'UAX #14 LB25',
    before: { classes: ['SN'] },
    after: { classes: ['NU'] },
    parts: false,
    examples: ['3/~4', 'a/|b'],
  },
  {
    set: 'latin',
    name: 'a bracket stays with the word before it',
    source: 'UAX #14 LB30',
    before: { classes: words },
    after: { classes: ['OP'] },
    parts: false,
    examples: ['B~(', '5~（', '责|（'],
  },
  {
    set: 'latin',
    name: 'a word stays with the closing mark before it',
    source: 'UAX #14 LB30, for all of CL',
    before: { classes: ['CL'] },
    after: { classes: words },
    parts: false,
    examples: ['》~2', '，~2', ')~a', '：|2', ')|责'],
  },
];

const soundRules: readonly LineRule[] = [
  {
    set: 'sound',
    name: 'stops, closing, connecting and dividing marks begin no line',
    source: 'GB/T 15834-2011 5.1.1–5.1.9; CLREQ 3.1.3',
    before: any,
    after: { text: forbiddenAtLineStart },
    parts: false,
    examples: ['附~］', '月~—', '3~～', '校~／', '元~/', '提~·', '等~…', '…~…', '责~—', '—~—', '5~％', '。|责'],
  },
  {
    set: 'sound',
    name: 'opening marks end no line',
    source: 'GB/T 15834-2011 5.1.3; CLREQ 3.1.3',
    before: { text: forbiddenAtLineEnd },
    after: any,
    parts: false,
    examples: ['［~附', '“~责', '$~责', '责|［'],
  },
  {
    set: 'sound',
    name: 'a number goes on behind a hyphen or dash',
    source: 'UAX #14 LB25; Word, as its emulation in the docx package has it',
    before: { text: '-‐–—' },
    after: { classes: ['NU'] },
    parts: false,
    examples: ['-~5', '—~2', '–~2', '-|责', '—|责'],
  },
  {
    set: 'sound',
    name: 'a solidus ends no line, but within the address of a page',
    source: 'GB/T 15834-2011 5.1.9',
    before: { classes: ['SY', 'SN'], text: '／' },
    after: any,
    parts: false,
    examples: ['T/~9', '元/~人', '／~校', '://|w'],
  },
];

/** All rules; within a set the first that speaks of two characters decides, and what none speaks of may be parted. */
export const lineRules: readonly LineRule[] = [...asianRules, ...latinRules, ...soundRules];
