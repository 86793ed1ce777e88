/**
 * 签订台账 as a workbook: texts are text, whatever they begin with, numbers are numbers, days are days in every time
 * zone. The adapter to the spreadsheet package, the only module of this stage that knows it.
 */
import { strFromU8, strToU8, unzipSync, type Unzipped } from 'fflate';
import writeWorkbook, { type CellObject } from 'write-excel-file/universal';
import { isDate } from '../model/dates.ts';
import type { IsoDate } from '../model/programme.ts';
import type { RegisterRow, RegisterWords } from '../model/register.ts';
import { pack } from './zip.ts';

type Field = keyof RegisterRow;

/** The columns from left to right, each with its width in digits; a hanzi is as wide as two. */
const columns: readonly (readonly [field: Field, width: number])[] = [
  ['serial', 6],
  ['title', 40],
  ['subject', 18],
  ['template', 16],
  ['version', 6],
  ['parties', 36],
  ['copies', 6],
  ['issued', 12],
  ['state', 10],
  ['signed', 12],
  ['scan', 30],
  ['reason', 20],
  ['remark', 20],
];

const dayFormat = 'yyyy-mm-dd';
/** What is typed over a cell of this format stays a text too: =1+1 is never a formula. */
const textFormat = '@';
const bordered = { borderStyle: 'thin', alignVertical: 'center' } as const;

/** The register as XLSX: its header stays in sight and stands on every printed page, which lies on its side. */
export async function writeRegister(rows: readonly RegisterRow[], words: RegisterWords): Promise<Uint8Array> {
  const header = columns.map(([field]) => headCell(words.columns[field]));
  const cells = rows.map((row) => columns.map(([field]) => cellOf(row, field)));
  const sheet = {
    sheet: words.sheet,
    columns: columns.map(([, width]) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  } as const;
  const workbook = writeWorkbook([header, ...cells], sheet, { fontFamily: '宋体', fontSize: 11 });
  const bytes = new Uint8Array(await (await workbook.toBlob()).arrayBuffer());
  // The package packs at the time of the day.
  return pack(completed(unzipSync(bytes), words.sheet));
}

function headCell(text: string): CellObject {
  const look = { align: 'center', wrap: true, fontWeight: 'bold', backgroundColor: '#E7E6E6' } as const;
  return { ...bordered, ...look, type: String, value: text, format: textFormat };
}

function cellOf(row: RegisterRow, field: Field): CellObject {
  switch (field) {
    case 'serial':
    case 'version':
    case 'copies':
      return { ...bordered, align: 'center', type: Number, value: row[field] };
    case 'issued':
    case 'signed':
      return dayCell(row[field]);
    case 'title':
    case 'subject':
    case 'template':
    case 'parties':
    case 'state':
    case 'scan':
    case 'reason':
    case 'remark':
      return textCell(row[field]);
  }
}

function textCell(text: string | undefined): CellObject {
  const look = { ...bordered, wrap: true };
  return text === undefined || text === '' ? look : { ...look, type: String, value: text, format: textFormat };
}

function dayCell(day: IsoDate | undefined): CellObject {
  if (day === undefined || !isDate(day)) return textCell(day);
  // The package counts days from the moment in UTC, so midnight there is the day itself everywhere.
  const midnight = new Date(`${day}T00:00:00Z`);
  return { ...bordered, align: 'center', type: Date, value: midnight, format: dayFormat };
}

/**
 * All columns on one page's width and the header on each page, for which the package has no options; what describes a
 * font in the order that the standard asks for (ISO/IEC 29500-1, 18.8.22).
 */
function completed(parts: Unzipped, sheet: string): Unzipped {
  const titles = `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${sheet}'!$1:$1</definedName>`;
  return {
    ...parts,
    ...edited(parts, 'xl/worksheets/sheet1.xml', (xml) =>
      xml
        .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
        .replace('<pageSetup ', '<pageSetup fitToHeight="0" '),
    ),
    ...edited(parts, 'xl/workbook.xml', (xml) =>
      xml.replace('<definedNames/>', () => `<definedNames>${titles}</definedNames>`),
    ),
    ...edited(parts, 'xl/styles.xml', (xml) =>
      xml.replace(/(?<=<font>).*?(?=<\/font>)/gu, (font) =>
        (font.match(/<[^>]*>/gu) ?? []).sort((a, b) => fontOrder(a) - fontOrder(b)).join(''),
      ),
    ),
  };
}

function fontOrder(element: string): number {
  return ['b', 'sz', 'color', 'name', 'family', 'scheme'].indexOf(/\w+/u.exec(element)?.[0] ?? '');
}

function edited(parts: Unzipped, name: string, edit: (xml: string) => string): Unzipped {
  return { [name]: strToU8(edit(strFromU8(parts[name] ?? new Uint8Array()))) };
}
