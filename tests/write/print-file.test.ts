/** A file of thousands of pages: any of them is a few steps away, and all are there in order. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { PrintFile } from '../../src/write/print-file.ts';

/** A file of so many pages, each of a width of its own. */
async function fileOf(pages: number): Promise<PDFDocument> {
  const file = new PrintFile();
  const parts: Uint8Array[] = [];
  for (let page = 1; page <= pages; page++) {
    file.addPage(`/MediaBox[0 0 ${page} 100]/Resources<<>>`);
    parts.push(file.take());
  }
  file.end('/Lang(zh-CN)', file.add('<</Producer(zerenshu)>>'));
  return PDFDocument.load(Buffer.concat([...parts, file.take()]), { updateMetadata: false });
}

interface Walked {
  readonly pages: number;
  readonly depth: number;
  readonly mostKids: number;
}

/** Goes down the page tree and holds every node against what it says of itself. */
function walk({ context }: PDFDocument, ref: PDFObject | undefined, parent: PDFObject | undefined): Walked {
  const node = context.lookup(ref, PDFDict);
  expect(node.get(PDFName.of('Parent'))).toBe(parent);
  if (node.get(PDFName.of('Type')) === PDFName.of('Page')) return { pages: 1, depth: 0, mostKids: 0 };
  const kids = context.lookup(node.get(PDFName.of('Kids')), PDFArray).asArray();
  const below = kids.map((kid) => walk({ context } as PDFDocument, kid, ref));
  const pages = below.reduce((sum, one) => sum + one.pages, 0);
  expect(context.lookup(node.get(PDFName.of('Count')), PDFNumber).asNumber()).toBe(pages);
  return {
    pages,
    depth: 1 + Math.max(0, ...below.map(({ depth }) => depth)),
    mostKids: Math.max(kids.length, ...below.map(({ mostKids }) => mostKids)),
  };
}

describe('the page tree', () => {
  test.each([
    [1, 1],
    [32, 1],
    [33, 2],
    [1024, 2],
    [1025, 3],
    [2500, 3],
  ])('of %i pages is %i deep', async (pages, depth) => {
    const document = await fileOf(pages);
    const root = document.catalog.get(PDFName.of('Pages'));
    expect(root).toBeInstanceOf(PDFRef);
    const walked = walk(document, root, undefined);
    expect(walked).toMatchObject({ pages, depth });
    expect(walked.mostKids).toBeLessThanOrEqual(32);
    expect(document.getPages().map((page) => page.getWidth())).toEqual(
      Array.from({ length: pages }, (_, index) => index + 1),
    );
  });
});
