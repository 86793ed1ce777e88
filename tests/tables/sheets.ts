/** Sheets typed into a test, placed in the sections of a data set. */
import { writeXlsx } from 'hucre/xlsx';
import type { CellValue, WriteSheet } from 'hucre/xlsx';
import { describe as inWords } from '../../src/messages/message.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { at, loadPlaced, plainData } from '../load/folder.ts';

/** What tables came to: sections by name, and what was said of them. */
export interface Placed {
  readonly sections: Readonly<Record<string, unknown>>;
  /** Code and place of each fault and warning: `not-a-date 任期!E2`. */
  readonly said: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Places the sheets of one workbook, 学校.xlsx, with YAML beside it. */
export async function placeSheets(sheets: readonly WriteSheet[], yaml = ''): Promise<Placed> {
  return placeFiles({ '学校.xlsx': await writeXlsx({ sheets: [...sheets] }), 'a.yaml': yaml });
}

/** Places one sheet of rows. */
export async function placeRows(name: string, rows: CellValue[][], yaml = ''): Promise<Placed> {
  return placeSheets([{ name, rows }], yaml);
}

/** Places files. */
export async function placeFiles(files: Readonly<Record<string, string | Uint8Array>>): Promise<Placed> {
  const outcome = await loadPlaced(files);
  const sections = Object.fromEntries(plainData(outcome) as [string, unknown][]);
  return { sections, said: outcome.diagnostics.map(shown), diagnostics: outcome.diagnostics };
}

function shown({ fault, place }: Diagnostic): string {
  const where = place?.sheet === undefined ? at(place).replace('data/test/', '') : `${place.sheet}!${place.cell ?? ''}`;
  return `${fault.code} ${where}`;
}

/** What a clerk reads of a diagnostic. */
export function sentence(diagnostic: Diagnostic | undefined): string {
  return diagnostic === undefined ? '' : inWords(diagnostic, 'zh').text;
}
