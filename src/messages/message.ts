/**
 * Diagnostics as people read them: one sentence on what is wrong and one on what to do, in Chinese or English,
 * with the line and a caret under the place. The only module that knows both languages; it decides nothing.
 */
import type { Diagnostic, Fault, Place } from '../model/diagnostic.ts';
import { english } from './en.ts';
import { formatPlace } from './place.ts';
import type { Language, Message, Sentences } from './place.ts';
import { chinese } from './zh.ts';

export type { Language, Message } from './place.ts';

/** Puts one diagnostic in words. */
export function describe(diagnostic: Diagnostic, language: Language): Message {
  const sentences: Sentences = language === 'zh' ? chinese : english;
  // The table has a sentence for each code; TypeScript does not see that code and sentence belong together.
  const sentence = sentences[diagnostic.fault.code] as (fault: Fault, place: Place | undefined) => Message;
  const words = sentence(diagnostic.fault, diagnostic.place);
  return { text: printable(words.text).trim(), hint: printable(words.hint).trim() };
}

/** Nobody reads more at a time; the rest mostly follows from these. */
const mostShown = 500;

/** All diagnostics for a terminal: each with its place, its line and what to do, and their count at the end. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], language: Language): string {
  if (diagnostics.length === 0) return '';
  const blocks = diagnostics.slice(0, mostShown).map((diagnostic) => formatDiagnostic(diagnostic, language));
  const left = diagnostics.length - blocks.length;
  if (left > 0) blocks.push(language === 'zh' ? `……另有 ${left} 处，改正以上各处后再列。` : `… and ${left} more.`);
  return `${blocks.join('\n\n')}\n\n${countLine(diagnostics, language)}\n`;
}

function formatDiagnostic(diagnostic: Diagnostic, language: Language): string {
  const { place, severity } = diagnostic;
  const { text, hint } = describe(diagnostic, language);
  const isError = severity === 'error';
  const label = language === 'zh' ? `${isError ? '错误' : '提醒'} ` : `${severity}: `;
  const where = place === undefined ? '' : `${printable(formatPlace(place))} `;
  const lines = [`${where}${label}${text}`, ...excerptLines(place)];
  if (hint !== '') lines.push(`  → ${hint}`);
  return lines.join('\n');
}

/** Characters of a long line shown on each side of the place. */
const before = 40;
const after = 40;

/** The line with a caret under the column; a cell's text without one. */
function excerptLines(place: Place | undefined): string[] {
  if (place?.excerpt === undefined || place.excerpt.trim() === '') return [];
  const characters = Array.from(printable(place.excerpt));
  const at = Math.max((place.column ?? 1) - 1 - (place.excerptStart ?? 0), 0);
  const start = at > before + 10 ? at - before : 0;
  const end = characters.length > at + after + 10 ? at + after : characters.length;
  const shown = `${start > 0 ? '…' : ''}${characters.slice(start, end).join('')}${end < characters.length ? '…' : ''}`;
  if (place.line === undefined || place.column === undefined) return [`  ${shown}`];
  const left = `${start > 0 ? '…' : ''}${characters.slice(start, at).join('')}`;
  return [`  ${shown}`, `  ${' '.repeat(cellsOf(left))}^`];
}

/** Characters that take two cells of a terminal: CJK, full-width forms, pictures. */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** How many cells of a terminal a text takes. */
export function cellsOf(text: string): number {
  let cells = 0;
  for (const character of text) cells += wide.test(character) ? 2 : /\p{Mn}/u.test(character) ? 0 : 1;
  return cells;
}

/** For a terminal: nothing from the data moves the cursor, turns the line or hides; such characters show as �. */
export function printable(text: string): string {
  return text.replace(/[\t\n]/gu, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}

function countLine(diagnostics: readonly Diagnostic[], language: Language): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  if (language === 'zh') {
    const parts = [errors > 0 ? `${errors}处错误` : '', warnings > 0 ? `${warnings}处提醒` : ''];
    return `共${parts.filter((part) => part !== '').join('、')}`;
  }
  const parts = [counted(errors, 'error'), counted(warnings, 'warning')];
  return parts.filter((part) => part !== '').join(', ');
}

function counted(count: number, noun: string): string {
  if (count === 0) return '';
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
