/**
 * What a workbook's archive may hold, looked at before the spreadsheet package sees it: how much it inflates to, how
 * many cells there are and how far out, that no part declares entities and that shared texts exist.
 */
import { unzipSync } from 'fflate';
import { maxValues } from './bounds.ts';

/** Parts of a workbook: some for each sheet. */
const maxParts = 10_000;
/** The furthest row and column of a table. A cell beyond has been hit by accident, and would make a table of billions. */
const furthest = { row: 100_000, column: 1_000 };

/** A workbook that can be read within bounds, or why it is not: codes as `table-syntax` has them. */
export type WorkbookParts =
  | { readonly parts: Record<string, Uint8Array> }
  | { readonly refused: 'TOO_LARGE' | 'NOT_A_WORKBOOK' }
  /** A cell such as XFD1048576. */
  | { readonly refused: 'FAR_CELL'; readonly cell: string };

/** Inflates a workbook's XML parts. Pictures and macros are left out. @param bound bytes they may inflate to. */
export function boundedWorkbook(bytes: Uint8Array, bound: number): WorkbookParts {
  let parts: Record<string, Uint8Array> | undefined;
  try {
    parts = inflate(bytes, bound);
  } catch {
    return { refused: 'NOT_A_WORKBOOK' };
  }
  if (parts === undefined) return { refused: 'TOO_LARGE' };
  return refusal(parts) ?? { parts };
}

/**
 * Undefined where the parts claim more than the bounds. A part is never inflated beyond the size it claims: it gets a
 * buffer of that size, and one that holds more is cut.
 */
function inflate(bytes: Uint8Array, bound: number): Record<string, Uint8Array> | undefined {
  let size = 0;
  let count = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      count += 1;
      if (!/\.(?:xml|rels)$/iu.test(name)) return false;
      size += originalSize;
      return size <= bound && count <= maxParts;
    },
  });
  return size > bound || count > maxParts ? undefined : parts;
}

const sheetPart = /^xl\/worksheets\/[^/]+\.xml$/iu;
/** The start of a cell: its reference, if it has one, and whether its value is the number of a shared text. */
const cellStart = /<(?:\w+:)?c(?=[\s/>])([^>]*)>(?:\s*<(?:\w+:)?v>([^<]*))?/gu;

function refusal(parts: Readonly<Record<string, Uint8Array>>): WorkbookParts | undefined {
  const decoder = new TextDecoder();
  let cells = 0;
  let lastShared = -1;
  let sharedTexts = 0;
  for (const [name, bytes] of Object.entries(parts)) {
    const text = decoder.decode(bytes);
    // No part of an Office document may have one (ECMA-376-2, 8.1.4); it could declare entities without end.
    if (/<!DOCTYPE/iu.test(text)) return { refused: 'NOT_A_WORKBOOK' };
    if (/(?:^|\/)sharedStrings\.xml$/iu.test(name)) sharedTexts += countOf(text, /<(?:\w+:)?si(?=[\s/>])/gu);
    if (!sheetPart.test(name)) continue;
    for (const [, attributes = '', value = ''] of text.matchAll(cellStart)) {
      cells += 1;
      if (cells > maxValues) return { refused: 'TOO_LARGE' };
      const cell = /\br="([^"]*)"/u.exec(attributes)?.[1] ?? '';
      if (isFar(cell)) return { refused: 'FAR_CELL', cell };
      if (!/\bt="s"/u.test(attributes) || value === '') continue;
      if (!/^\d{1,9}$/u.test(value)) return { refused: 'NOT_A_WORKBOOK' };
      lastShared = Math.max(lastShared, Number(value));
    }
  }
  return lastShared >= sharedTexts ? { refused: 'NOT_A_WORKBOOK' } : undefined;
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  while (pattern.test(text)) count += 1;
  return count;
}

function isFar(cell: string): boolean {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/u.exec(cell) ?? [];
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column > furthest.column || Number(digits) > furthest.row;
}
