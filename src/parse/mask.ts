/**
 * A template with its Handlebars taken out, so that its markup can be checked before any paper is made: every
 * character that stays keeps its line and column.
 */

/** A comment or a tag; comments may hold `}}` between their dashes. */
const tag = /\{\{~?!--[\s\S]*?--~?\}\}|\{\{[\s\S]*?\}\}/gu;

/** What Handlebars removes with its line when it stands alone on it: blocks, their ends, else, comments, partials. */
const standalone = /^[ \t]*\{\{~?(?:[#/!>^]|else\b)[^\n]*\}\}[ \t]*$/u;

/** The text with tags alone on their lines blanked and all others replaced by letters. */
export function maskTags(body: string): string {
  const masked = body.replace(tag, (found, offset: number) => {
    const lineStart = body.lastIndexOf('\n', offset - 1) + 1;
    const next = body.indexOf('\n', offset + found.length);
    const lines = body.slice(lineStart, next === -1 ? body.length : next);
    const isAlone = lines.trim() === found && standalone.test(lines.replaceAll('\n', ' '));
    return found.replace(/[^\n]/gu, isAlone ? ' ' : 'x');
  });
  return masked;
}
