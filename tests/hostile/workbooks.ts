/** Workbooks written part by part, so that every part can be wrong. */
import { strToU8, zipSync } from 'fflate';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The XML of a sheet around its rows. */
export function sheetXml(rows: string): string {
  return `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;
}

/** A cell with its text in itself. */
export function textCell(reference: string, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<c r="${reference}" t="inlineStr"><is><t>${escaped}</t></is></c>`;
}

/** The parts of a workbook by their names; sheets by theirs. */
export function partsOf(sheets: Readonly<Record<string, string>>, sharedStrings: string): Record<string, Uint8Array> {
  const names = Object.keys(sheets);
  const entries = names
    .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index}"/>`)
    .join('');
  const targets = names.map(
    (_, index) => `<Relationship Id="s${index}" Type="${office}/worksheet" Target="worksheets/sheet${index}.xml"/>`,
  );
  const shared = `<Relationship Id="t" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>`;
  const texts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${entries}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}">${targets.join('')}${shared}</Relationships>`,
    'xl/sharedStrings.xml': sharedStrings,
  };
  names.forEach((name, index) => (texts[`xl/worksheets/sheet${index}.xml`] = sheets[name] ?? ''));
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)]));
}

export const noSharedStrings = `<sst xmlns="${main}"/>`;

/** A workbook of sheets with rows of texts. */
export function workbookOf(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Uint8Array {
  const xml = Object.entries(sheets).map(([name, rows]) => {
    const cells = rows.map(
      (row, index) =>
        `<row r="${index + 1}">${row.map((text, column) => textCell(`${String.fromCharCode(65 + column)}${index + 1}`, text)).join('')}</row>`,
    );
    return [name, sheetXml(cells.join(''))] as const;
  });
  return zipSync(partsOf(Object.fromEntries(xml), noSharedStrings));
}
