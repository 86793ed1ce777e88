/**
 * What changed from one version of a paper to the next, as a page to read and print: complete in itself, without
 * scripts, told by strokes and not by colour alone.
 */
import { shortened, shownPieces } from '../model/difference.ts';
import type {
  ChangedFact,
  DifferenceHeader,
  DifferenceLine,
  DifferencePiece,
  DifferenceStretch,
  DifferenceWords,
} from '../model/difference.ts';

/** Unchanged lines shown above and below each change. */
const context = 2;

/** The page as HTML; the texts of paper and data stand in it as they are, whatever they contain. */
export function writeDifferencePage(
  header: DifferenceHeader,
  lines: readonly DifferenceLine[],
  words: DifferenceWords,
): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(`${header.title} ${words.versions(header.before, header.after)}`)}</title>
<style>
${css}</style>
</head>
<body>
<header>
<p>${escaped(words.heading)}</p>
<h1>${escaped(header.title)}</h1>
<p>${escaped(header.paper)}</p>
<p>${escaped(words.versions(header.before, header.after))}</p>
</header>
${factsTable(header.facts, words)}<main>
${body(lines, words)}</main>
</body>
</html>
`;
}

function factsTable(facts: readonly ChangedFact[], words: DifferenceWords): string {
  if (facts.length === 0) return '';
  const { fact, from, to } = words.columns;
  const value = (text: string | null): string => (text === null ? escaped(words.noValue) : escaped(text));
  const rows = facts.map((row) => tableRow('td', [escaped(row.path), value(row.from), value(row.to)]));
  return `<section>
<h2>${escaped(words.changedFacts)}</h2>
<table>
<thead>${tableRow('th', [fact, from, to].map(escaped))}</thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</section>
`;
}

function tableRow(cell: 'td' | 'th', contents: readonly string[]): string {
  return `<tr>${contents.map((content) => `<${cell}>${content}</${cell}>`).join('')}</tr>`;
}

function body(lines: readonly DifferenceLine[], words: DifferenceWords): string {
  if (lines.every(({ kind }) => kind === 'same')) return `<p class="note">${escaped(words.nothing)}</p>\n`;
  const legend = `<p class="legend"><del>${escaped(words.removed)}</del> <ins>${escaped(words.added)}</ins></p>\n`;
  return (
    legend +
    shortened(lines, context)
      .map((stretch) => stretchHtml(stretch, words))
      .join('')
  );
}

function stretchHtml(stretch: DifferenceStretch, words: DifferenceWords): string {
  if (stretch.kind === 'omitted') return `<p class="note">${escaped(words.omitted(stretch.count))}</p>\n`;
  return stretch.lines.map((line) => `<p class="${line.kind}">${pieces(line)}</p>\n`).join('');
}

function pieces(line: DifferenceLine): string {
  return shownPieces(line).map(pieceHtml).join('');
}

function pieceHtml({ kind, text }: DifferencePiece): string {
  switch (kind) {
    case 'same':
      return escaped(text);
    case 'removed':
      return `<del>${escaped(text)}</del>`;
    case 'added':
      return `<ins>${escaped(text)}</ins>`;
  }
}

/** A text that is nothing but text, in elements and attributes; characters HTML cannot have show as �. */
function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n]|\p{Cs}|\p{Noncharacter_Code_Point}/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Every line keeps a bar's room at its left, so that changed ones are found at a glance, also in print. */
const css = `@page { size: A4; margin: 25mm 20mm; }
body { max-width: 170mm; margin: 2em auto; padding: 0 1em; color: #000; background: #fff;
  font: 12pt/1.7 "FangSong", "仿宋", "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
header { margin-bottom: 1.5em; text-align: center; }
header p { margin: 0; }
h1 { margin: 0.3em 0; font-size: 1.4em; }
h2 { margin: 0 0 0.3em; font-size: 1em; break-after: avoid; }
table { width: 100%; margin-bottom: 1.5em; border-collapse: collapse; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 0.2em 0.5em; border: 0.5pt solid #000; text-align: left; vertical-align: top;
  white-space: pre-wrap; overflow-wrap: anywhere; }
main p { margin: 0; padding-left: 0.8em; border-left: 2pt solid transparent; min-height: 1.7em; tab-size: 4;
  white-space: pre-wrap; overflow-wrap: anywhere; break-inside: avoid; }
main .changed, main .removed, main .added { border-left-color: #000; }
main .note { margin: 0.5em 0; color: #555; text-align: center; break-before: avoid; }
main .legend { margin-bottom: 1em; text-align: right; }
del { color: #a00; text-decoration: line-through; }
ins { color: #060; text-decoration: underline; text-underline-offset: 0.2em; }
@media print { body { max-width: none; margin: 0; padding: 0; } }
`;
