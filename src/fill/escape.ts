/**
 * Values as Markdown that prints them. A value can stand anywhere in a template, so it is escaped the same
 * way everywhere: nothing in it can become markup, wherever it begins, and it never breaks a line.
 */

/** Characters that can make or help markup anywhere in a line. */
const active = /[\\`*_[\]{}<>&!|~#]/g;
/** What can open a block where a line starts: `-`, `+`, `=`, `:::` and all other punctuation, to be plain. */
const opening = /^[!-/:-@[-`{-~\s]+/u;
/** An ordered list's marker, or what the template's own digits would make one: `2.`, `12)`, `.` */
const listMarker = /^(\d+)([.)])(?=\s|$)/u;
/** White space that Markdown or a line break may swallow; U+3000 and its kind are characters like others. */
const ordinarySpace = /[\t\n\v\f\r \u0085\u2028\u2029]+/g;
const lineBreak = /[\n\v\f\r\u0085\u2028\u2029]/;
/** Hanzi, kana and full-width punctuation: a line that turns between two of them leaves no space. */
const wide = /[\u2E80-\u303E\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\u{20000}-\u{3FFFF}]/u;

/**
 * The value as one line: ordinary white space at its ends is dropped, within it one space, or nothing where a
 * line breaks between two CJK characters.
 */
export function oneLine(value: string): string {
  return value.replace(ordinarySpace, (run, offset: number) => {
    const before = value.slice(0, offset);
    const after = value.slice(offset + run.length);
    if (before === '' || after === '') return '';
    const joins = lineBreak.test(run) && wide.test(lastOf(before)) && wide.test(firstOf(after));
    return joins ? '' : ' ';
  });
}

/** Hanzi, full-width punctuation, Latin letters and digits, and after these what means something at a start only. */
const ordinary =
  /^(?:[A-Za-z\u3001-\u303e\u3200-\u9fff\uff01-\uff5e“”‘’][A-Za-z\d\u3001-\u303e\u3200-\u9fff\uff01-\uff5e“”‘’—…·×.,:=%()/+-]*|[\d\u3200-\u9fff]+)$/u;

/** The value as Markdown that prints exactly `oneLine(value)`. */
export function escapeMarkdown(value: string): string {
  if (ordinary.test(value)) return value;
  return escapedMarkdown(value);
}

/** The same, whatever the value holds. */
export function escapedMarkdown(value: string): string {
  const line = oneLine(value);
  const head = opening.exec(line)?.[0] ?? '';
  const rest = line.slice(head.length).replace(active, String.raw`\$&`);
  const body = head === '' ? rest.replace(listMarker, String.raw`$1\$2`) : rest;
  return referEnds(head.replace(/[!-/:-@[-`{-~]/g, String.raw`\$&`) + body);
}

/** Wide spaces at the ends as character references: bare, they would keep `**` from opening or closing. */
function referEnds(text: string): string {
  return text.replace(/^\s+|\s+$/gu, (run) => [...run].map(reference).join(''));
}

/** Letters, digits and signs that are neither hanzi nor ASCII punctuation. */
const narrow = /^(?![!-/:-@[-`{-~])[\p{L}\p{N}\p{M}\p{S}\p{P}]$/u;

/** The Markdown text with its first character as a reference, if that is a letter or digit other than hanzi. */
export function referStart(text: string): string {
  const first = firstOf(text);
  return narrow.test(first) && !wide.test(first) ? reference(first) + text.slice(first.length) : text;
}

/** The Markdown text with its last character as a reference, if that is a letter or digit other than hanzi. */
export function referEnd(text: string): string {
  const last = lastOf(text);
  const rest = text.slice(0, text.length - last.length);
  const isEscaped = /(?:^|[^\\])(?:\\\\)*\\$/.test(rest);
  return narrow.test(last) && !wide.test(last) && !isEscaped ? rest + reference(last) : text;
}

function reference(character: string): string {
  return `&#x${(character.codePointAt(0) ?? 0).toString(16)};`;
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0);
}

function lastOf(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? '';
}
