/**
 * A template with its Handlebars taken out, so that its markup can be checked before any paper is made: every
 * character that stays keeps its column, and its line can be told.
 */

/** A comment or a tag; comments may hold `}}` between their dashes. */
const tag = /\{\{~?!--[\s\S]*?--~?\}\}|\{\{[\s\S]*?\}\}/gu;

/** What Handlebars removes with its line when it stands alone on it: blocks, their ends, else, comments, partials. */
const standalone = /^[ \t]*\{\{~?(?:[#/!>^]|else\b)[^\n]*\}\}[ \t]*$/u;

/** A template's text without its tags. */
export interface MaskedText {
  readonly text: string;
  /** For each line of the text the line of the template it comes from, both counted from 0. */
  readonly lines: readonly number[];
}

/** Takes out the lines of tags that stand alone, as filling does, and replaces all other tags by letters. */
export function maskTags(body: string): MaskedText {
  const gone = new Set<number>();
  const masked = body.replace(tag, (found, offset: number) => {
    const lineStart = body.lastIndexOf('\n', offset - 1) + 1;
    const next = body.indexOf('\n', offset + found.length);
    const around = body.slice(lineStart, next === -1 ? body.length : next);
    const isAlone = around.trim() === found && standalone.test(around.replaceAll('\n', ' '));
    if (isAlone) {
      const first = countLines(body, lineStart);
      for (let line = first; line <= first + countLines(found, found.length); line++) gone.add(line);
    }
    return found.replace(/[^\n]/gu, 'x');
  });
  const lines = masked.split('\n').map((text, number) => ({ text, number }));
  const kept = lines.filter(({ number }) => !gone.has(number));
  return { text: kept.map(({ text }) => text).join('\n'), lines: kept.map(({ number }) => number) };
}

/** Line ends before an offset. */
function countLines(text: string, offset: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
