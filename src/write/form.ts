/**
 * A workbook to fill in: headings that stay in sight, lists to choose from, comments that say what a column is for. The
 * package that reads workbooks writes this one: it has lists and comments, which the register's package has not.
 */
import { unzipSync, strFromU8, strToU8, type Unzipped } from 'fflate';
import { colToLetter, writeXlsx } from 'hucre/xlsx';
import type { Cell, CellStyle, CellValue, DataValidation, WriteSheet } from 'hucre/xlsx';
import type { FormColumn, FormSheet, FormValue, FormWords } from '../model/form.ts';
import { pack } from './zip.ts';

/** Rows below the example that are ready to be filled in. */
const spareRows = 100;
/** The width of a hanzi in the digits that widths are counted in. */
const hanziWidth = 2.1;
const widths = { narrowest: 10, widest: 48 } as const;

/** Printed on their sides, as wide as a page. */
const pageSetup = {
  paperSize: 'a4',
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
} as const;

const thin = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const border = { top: thin, bottom: thin, left: thin, right: thin };
const font = { name: '宋体', size: 11 } as const;

/** The workbook as XLSX; the same form has the same bytes. */
export async function writeForm(sheets: readonly FormSheet[], words: FormWords): Promise<Uint8Array> {
  const rowsOf = new Map(sheets.map(({ name, rows }) => [name, rows.length + 1 + spareRows]));
  const written = sheets.map((sheet) =>
    sheet.isUpright ? uprightSheet(sheet, words, rowsOf) : sheetOf(sheet, words, rowsOf),
  );
  // Without a day of its own a workbook would say when it was made.
  const day = new Date(0);
  const properties = { created: day, modified: day };
  const bytes = await writeXlsx({ sheets: [notesSheet(words), ...written], properties, defaultFont: font });
  return pack(withLargeComments(unzipSync(bytes)));
}

function notesSheet({ notes }: FormWords): WriteSheet {
  const rows = notes.lines.map((line) => [line]);
  const cells = new Map(
    notes.lines.map((line, index): [string, Partial<Cell>] => [
      `${index},0`,
      { value: line, style: { font: { ...font, bold: index === 0 }, alignment: { wrapText: true, vertical: 'top' } } },
    ]),
  );
  return { name: notes.sheet, rows, cells, columns: [{ width: 90 }] };
}

function sheetOf(sheet: FormSheet, words: FormWords, rowsOf: ReadonlyMap<string, number>): WriteSheet {
  const { name, columns } = sheet;
  const last = sheet.rows.length + spareRows;
  const cells = new Map<string, Partial<Cell>>();
  columns.forEach((column, index) => cells.set(`0,${index}`, headCell(column, words)));
  for (let row = 1; row <= last; row += 1) {
    columns.forEach((column, index) => {
      cells.set(`${row},${index}`, bodyCell(column, sheet.rows[row - 1]?.[index]));
    });
  }
  const rows = Array.from({ length: last + 1 }, (_row, row) =>
    columns.map((_column, index): CellValue => cells.get(`${row},${index}`)?.value ?? null),
  );
  const dataValidations = columns.flatMap((column, index) => {
    const letter = colToLetter(index);
    return validationOf(column, `${letter}2:${letter}${last + 1}`, words, rowsOf);
  });
  const widthsOf = columns.map((column, index) => ({
    width: widthOf([column.heading, ...sheet.rows.map((row) => row[index])]),
  }));
  const head = new Map([[0, { height: 24 }]]);
  return {
    name,
    rows,
    cells,
    columns: widthsOf,
    rowDefs: head,
    dataValidations,
    freezePane: { rows: 1, columns: 1 },
    pageSetup,
  };
}

function uprightSheet(sheet: FormSheet, words: FormWords, rowsOf: ReadonlyMap<string, number>): WriteSheet {
  const { name, columns } = sheet;
  const [record = []] = sheet.rows;
  const [field, value] = words.upright;
  const cells = new Map<string, Partial<Cell>>([
    ['0,0', headCell(plainColumn(field), words)],
    ['0,1', headCell(plainColumn(value), words)],
  ]);
  columns.forEach((column, index) => {
    cells.set(`${index + 1},0`, headCell(column, words));
    cells.set(`${index + 1},1`, bodyCell(column, record[index]));
  });
  const rows = Array.from({ length: columns.length + 1 }, (_row, row) =>
    [0, 1].map((index): CellValue => cells.get(`${row},${index}`)?.value ?? null),
  );
  const dataValidations = columns.flatMap((column, index) => validationOf(column, `B${index + 2}`, words, rowsOf));
  const widthsOf = [{ width: widthOf(columns.map(({ heading }) => heading)) }, { width: widths.widest }];
  return { name, rows, cells, columns: widthsOf, dataValidations, freezePane: { rows: 1, columns: 1 }, pageSetup };
}

function plainColumn(heading: string): FormColumn {
  return { heading, about: '', isRequired: false, kind: 'text' };
}

function headCell(column: FormColumn, words: FormWords): Partial<Cell> {
  const { heading, about, isRequired, choices } = column;
  const style: CellStyle = {
    font: { ...font, bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: isRequired ? 'FCE4D6' : 'E7E6E6' } },
    alignment: { horizontal: 'center', vertical: 'center' },
    border,
    numFmt: '@',
  };
  const parts = [isRequired ? words.required : '', about, choices === undefined ? '' : words.choices(choices)];
  const text = parts.filter((part) => part !== '').join('\n');
  return { value: heading, style, ...(text === '' ? {} : { comment: { author: '', text } }) };
}

const formats = { text: '@', day: 'yyyy-mm-dd', number: 'General' } as const;

function bodyCell({ kind }: FormColumn, value: FormValue | undefined): Partial<Cell> {
  const style: CellStyle = {
    font,
    border,
    numFmt: formats[kind],
    alignment: { vertical: 'center', wrapText: kind === 'text' },
  };
  // The package counts days from the moment in UTC, so midnight there is the day itself everywhere.
  const isDay = kind === 'day' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value);
  return { value: value === undefined ? null : isDay ? new Date(`${value}T00:00:00Z`) : value, style };
}

function validationOf(
  { choices, namesOf }: FormColumn,
  range: string,
  { wrongChoice }: FormWords,
  rowsOf: ReadonlyMap<string, number>,
): DataValidation[] {
  const common = { type: 'list', allowBlank: true, showInputMessage: true, showErrorMessage: true, range } as const;
  if (choices !== undefined) {
    const error = { errorTitle: wrongChoice.title, errorMessage: wrongChoice.text, errorStyle: 'stop' } as const;
    return [{ ...common, ...error, values: [...choices] }];
  }
  const rows = namesOf === undefined ? undefined : rowsOf.get(namesOf);
  if (namesOf === undefined || rows === undefined) return [];
  // What the other sheet does not list yet may be typed all the same.
  return [{ ...common, showErrorMessage: false, formula1: `'${namesOf}'!$A$2:$A$${rows}` }];
}

/** Wide enough for the longest cell, within bounds. */
function widthOf(cells: readonly (FormValue | undefined)[]): number {
  const longest = Math.max(...cells.map((cell) => (cell === undefined ? 0 : digitsOf(String(cell)))));
  return Math.min(Math.max(longest + 2, widths.narrowest), widths.widest);
}

function digitsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (/[\u2E80-\uFFEF]/u.test(character) ? hanziWidth : 1), 0);
}

/** Comments are drawn for two lines of English; ours are longer. */
function withLargeComments(parts: Unzipped): Unzipped {
  return Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => {
      if (!name.endsWith('.vml')) return [name, bytes];
      const drawing = strFromU8(bytes)
        .replaceAll('width:108pt;height:59.25pt', 'width:220pt;height:90pt')
        .replace(/<x:Anchor>(\d+),15,(\d+),2,\d+,31,\d+,4</gu, (_anchor, column: string, row: string) => {
          return `<x:Anchor>${column},15,${row},2,${Number(column) + 3},31,${Number(row) + 5},4<`;
        });
      return [name, strToU8(drawing)];
    }),
  );
}
