/** `import`: spreadsheets read as a data set. */
import { importTables, type ImportedTable, type ImportOptions, type ImportReport } from '../batch/import.ts';
import { importWords, type ImportWords } from '../messages/import-words.ts';
import { formatPlace } from '../messages/place.ts';
import { reportDiagnostics, sayDiagnostics, writeJson } from './diagnose.ts';
import type { CommandContext } from './program.ts';
import { formatTable } from './table.ts';
import type { ExitCode } from './terminal.ts';

/** Reads tables into a data set, and tells what became of every sheet. */
export async function importFiles(
  files: readonly string[],
  { terminal, language, json }: CommandContext,
  options: ImportOptions,
): Promise<ExitCode> {
  const { value, diagnostics } = await importTables(files, terminal.cwd, options);
  if (!json && value !== undefined) terminal.output(`${describeImport(value, files.length, importWords(language))}\n`);
  sayDiagnostics(diagnostics, language, terminal);
  if (json) {
    const warnings = reportDiagnostics(diagnostics, 'warning', language);
    const errors = reportDiagnostics(diagnostics, 'error', language);
    writeJson({ ...value, warnings, errors }, terminal);
  }
  return value === undefined ? 1 : 0;
}

function describeImport({ into, files, tables }: ImportReport, read: number, words: ImportWords): string {
  const rows = tables.map((table) => {
    const records = table.records.filter(({ count }) => count > 0);
    return [`  ${placeOf(table)}`, records.length === 0 ? words.notUsed : words.counted(records)];
  });
  const left = tables.flatMap((table) =>
    table.left.map(({ because, text, cell, line }) => {
      return [`  ${placeOf({ ...table, cell, line })}`, words.because[because], shortened(text)];
    }),
  );
  return [
    words.heading(read, into),
    formatTable(rows),
    ...(left.length === 0 ? [] : ['', words.left, formatTable(left)]),
    '',
    words.written,
    ...files.map(({ path }) => `  ${path}`),
    '',
    words.next([`npx zerenshu check ${into}`]),
  ].join('\n');
}

interface Where extends Pick<ImportedTable, 'file' | 'sheet'> {
  readonly cell?: string | undefined;
  readonly line?: number | undefined;
}

function placeOf({ file, sheet, cell, line }: Where): string {
  return formatPlace({
    file,
    ...(sheet === undefined ? {} : { sheet }),
    ...(cell === undefined ? {} : { cell }),
    ...(line === undefined ? {} : { line }),
  });
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length > 30 ? `${characters.slice(0, 29).join('')}…` : text;
}
