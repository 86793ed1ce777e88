/** The text of a DOCX in pieces: what is packed is the text, and the bytes are the same whatever was packed before. */
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { packElements } from '../../src/write/docx-pieces.ts';
import { bodyXml, paragraph, textRun, type BodyElement } from '../../src/write/docx-runs.ts';
import { pack } from '../../src/write/zip.ts';

const end = '<w:sectPr/>';

function said(text: string): BodyElement {
  return paragraph({ style: 'Body' }, [textRun(text)]);
}

function sharedBy(): readonly BodyElement[] {
  return Array.from({ length: 40 }, (_, index) => said(`第${index + 1}项：加强校园安全管理，落实安全责任。`));
}

function letter(shared: readonly BodyElement[], name: string): BodyElement[] {
  return [...shared.slice(0, 20), said(`${name}签订本责任书。`), ...shared.slice(20), said(`${name}（盖章）`)];
}

function unpacked(elements: readonly BodyElement[], own: readonly string[]): string {
  const part = { own: new Uint8Array(), shared: packElements(elements, own, end) };
  return Buffer.from(unzipSync(pack({ 'word/document.xml': part }))['word/document.xml'] ?? []).toString();
}

describe('the text of a DOCX in pieces', () => {
  test.each([
    ['a letter', letter(sharedBy(), '甲&乙小学'), ['甲&乙小学']],
    ['one that says nothing of its own', sharedBy(), []],
    ['one that is all its own', [said('甲小学')], ['甲小学']],
    ['nothing', [], ['甲小学']],
  ])('%s unpacks to all that was packed', (_what, elements, own) => {
    expect(unpacked(elements, own)).toBe(elements.map(bodyXml).join('') + end);
  });

  test('has the same bytes alone and after other letters', () => {
    const alone = packElements(letter(sharedBy(), '甲小学'), ['甲小学'], end);
    const shared = sharedBy();
    packElements(letter(shared, '很长的名字的乙小学'), ['很长的名字的乙小学'], end);
    packElements(letter(shared, '丙小学').slice(5), ['丙小学'], end);
    expect(packElements(letter(shared, '甲小学'), ['甲小学'], end)).toEqual(alone);
  });
});
