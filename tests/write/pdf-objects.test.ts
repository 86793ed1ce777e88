/** Numbers of objects, and text as PDF has it. */
import { PDFHexString } from 'pdf-lib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PdfObjects, textString, WrittenObject, WrittenObjects } from '../../src/write/pdf-objects.ts';

describe('the objects of a file under way', () => {
  it('are numbered from one on, as they are added or announced', () => {
    const objects = new PdfObjects();
    const later = objects.next();
    const added = objects.add(new WrittenObject('<<>>'));
    expect([later.tag, added.tag, objects.nextNumber]).toEqual(['1 0 R', '2 0 R', 3]);
  });

  it('keep a number for each of several that are added at once', () => {
    const objects = new PdfObjects();
    const root = objects.add(new WrittenObjects(objects.nextNumber, ['<</First 2 0 R>>', '<</A 1>>', '<</A 2>>']));
    expect([root.objectNumber, objects.next().objectNumber]).toEqual([1, 4]);
  });

  it('are taken in the order of their numbers, each once', () => {
    const objects = new PdfObjects();
    const first = objects.next();
    objects.add(new WrittenObject('(second)'));
    objects.put(first, new WrittenObject('(first)'));
    const taken = objects.take().map(([{ tag }, object]) => [tag, object instanceof WrittenObject && object.text]);
    expect(taken).toEqual([
      ['1 0 R', '(first)'],
      ['2 0 R', '(second)'],
    ]);
    expect(objects.take()).toEqual([]);
    expect(objects.next().objectNumber).toBe(3);
  });
});

describe('a text string', () => {
  it('is UTF-16, its mark first', () => {
    expect(textString('责任书')).toBe('<FEFF8D234EFB4E66>');
    expect(textString('𠮷')).toBe('<FEFFD842DFB7>');
  });

  it('is read by others as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(PDFHexString.of(textString(text).slice(1, -1)).decodeText()).toBe(text);
      }),
    );
  });
});
