/**
 * Values as Markdown that prints them. A value can stand anywhere in a template, so it is escaped the same
 * way everywhere: nothing in it can become markup, wherever it begins, and it never breaks a line.
 *
 * What escaping cannot do: `a**{{value}}**` opens no bold when the value begins with punctuation and the
 * asterisks touch a Latin letter or digit. That is CommonMark's rule for the template's own asterisks; beside
 * hanzi, punctuation and spaces they work.
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
    const joins =
      lineBreak.test(run) && wide.test(Array.from(before.slice(-2)).at(-1) ?? '') && wide.test(firstOf(after));
    return joins ? '' : ' ';
  });
}

/** The value as Markdown that prints exactly `oneLine(value)`. */
export function escapeMarkdown(value: string): string {
  const line = oneLine(value);
  const head = opening.exec(line)?.[0] ?? '';
  const rest = line.slice(head.length).replace(active, String.raw`\$&`);
  const body = head === '' ? rest.replace(listMarker, String.raw`$1\$2`) : rest;
  return referEnds(head.replace(/[!-/:-@[-`{-~]/g, String.raw`\$&`) + body);
}

/** Wide spaces at the ends as character references: bare, they would keep `**` from opening or closing. */
function referEnds(text: string): string {
  return text.replace(/^\s+|\s+$/gu, (run) =>
    [...run].map((space) => `&#x${(space.codePointAt(0) ?? 0).toString(16)};`).join(''),
  );
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0);
}
