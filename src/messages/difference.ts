/** What changed from one version to another: the words for it in both languages, and how it looks on a terminal. */
import { shortened, shownPieces } from '../model/difference.ts';
import type { DifferenceLine, DifferencePiece, DifferenceWords } from '../model/difference.ts';
import { printable } from './message.ts';
import type { Language } from './place.ts';

const chinese: DifferenceWords = {
  heading: '文书修改对照',
  versions: (before, after) => `第${before.version}版（${before.date}）→ 第${after.version}版（${after.date}）`,
  changedFacts: '改动的数据',
  columns: { fact: '项目', from: '原为', to: '改为' },
  noValue: '（无）',
  removed: '删去',
  added: '增加',
  omitted: (lines) => `（未变 ${lines} 行）`,
  nothing: '两版文字相同。',
};

const english: DifferenceWords = {
  heading: 'What changed in the paper',
  versions: (before, after) => `version ${before.version} (${before.date}) → version ${after.version} (${after.date})`,
  changedFacts: 'Changed facts',
  columns: { fact: 'fact', from: 'was', to: 'is' },
  noValue: '(none)',
  removed: 'removed',
  added: 'added',
  omitted: (lines) => `(${lines} unchanged lines)`,
  nothing: 'Both versions have the same text.',
};

/** The words of a language. */
export function differenceWords(language: Language): DifferenceWords {
  return language === 'zh' ? chinese : english;
}

export interface DifferenceFormat {
  /** Red and green; without it changes stand between [- -] and {+ +}. */
  readonly colour: boolean;
  /** Unchanged lines shown above and below each change. */
  readonly context: number;
  readonly words: DifferenceWords;
}

interface Marks {
  readonly removed: readonly [before: string, after: string];
  readonly added: readonly [before: string, after: string];
  readonly note: readonly [before: string, after: string];
}

const signs: Marks = { removed: ['[-', '-]'], added: ['{+', '+}'], note: ['', ''] };
/** ANSI escape codes: red, green, faint, and back to the terminal's own. */
const colours: Marks = {
  removed: ['\u001B[31m', '\u001B[39m'],
  added: ['\u001B[32m', '\u001B[39m'],
  note: ['\u001B[2m', '\u001B[22m'],
};

/** A difference for a terminal, ends with a line feed; lines that did not change are left out but for those near. */
export function formatDifference(lines: readonly DifferenceLine[], format: DifferenceFormat): string {
  const { colour, context, words } = format;
  const marks = colour ? colours : signs;
  if (lines.every(({ kind }) => kind === 'same')) return `${words.nothing}\n`;
  return shortened(lines, context)
    .flatMap((stretch) =>
      stretch.kind === 'omitted'
        ? [marks.note.join(words.omitted(stretch.count))]
        : stretch.lines.map((line) => formatLine(line, marks)),
    )
    .map((line) => `${line}\n`)
    .join('');
}

function formatLine(line: DifferenceLine, marks: Marks): string {
  const pieces = shownPieces(line);
  // Of an empty line there is nothing to be seen but its marks.
  if (pieces.length === 0 && (line.kind === 'removed' || line.kind === 'added')) return marks[line.kind].join('');
  return pieces.map((piece) => formatPiece(piece, marks)).join('');
}

function formatPiece({ kind, text }: DifferencePiece, marks: Marks): string {
  const shown = text.split('\t').map(printable).join('\t');
  return kind === 'same' ? shown : marks[kind].join(shown);
}
