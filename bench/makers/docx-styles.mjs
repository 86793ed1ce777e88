/** The house style as the docx package takes it; written once for all letters. */
import { AlignmentType, LevelFormat, LevelSuffix, LineRuleType } from 'docx';
import { houseStyle as style } from '../../dist/model/style.js';
import { twips } from '../../dist/model/units.js';

const { body, linePitch, page, documentFaces } = style;

/** Faces for hanzi and for letters, size in half points, as a run has them. */
function run({ part, size }, more = {}) {
  const latin = documentFaces.latin.name;
  const font = { ascii: latin, hAnsi: latin, cs: latin, eastAsia: documentFaces[part].name, hint: 'eastAsia' };
  return { font, size: size * 2, ...more };
}

const indent = { firstLineChars: style.indentCharacters * 100, firstLine: twips(style.indentCharacters * body.size) };
const spacing = { characterSpacing: twips(style.characterSpacing) };
const exactly = (before = 0, after = 0) => ({
  spacing: { line: twips(linePitch), lineRule: LineRuleType.EXACT, before: twips(before), after: twips(after) },
});
const kept = { keepNext: true, keepLines: true };
const centred = { alignment: AlignmentType.CENTER };
const justified = { alignment: AlignmentType.BOTH };
const { linesAbove, linesBelow } = style.title;

export const styles = {
  default: { document: { run: run(body) } },
  paragraphStyles: [
    { id: 'mark', name: '份号', run: run(style.copyMark, spacing), paragraph: {} },
    { id: 'coverHead', name: '封面单位', run: run(style.cover.head), paragraph: { ...exactly(), ...centred } },
    { id: 'coverTitle', name: '封面标题', run: run(style.cover.title), paragraph: { ...exactly(), ...centred } },
    { id: 'coverFoot', name: '封面落款', run: run(style.cover.foot), paragraph: { ...exactly(), ...centred } },
    {
      id: 'title',
      name: '公文标题',
      run: run(style.title),
      paragraph: { ...exactly(linesAbove * linePitch, linesBelow * linePitch), ...centred, ...kept },
    },
    { id: 'heading1', name: '一级标题', run: run(style.heading1, spacing), paragraph: { indent, ...justified, ...kept, outlineLevel: 0 } }, // prettier-ignore
    { id: 'heading2', name: '二级标题', run: run(style.heading2, spacing), paragraph: { indent, ...justified, ...kept, outlineLevel: 1 } }, // prettier-ignore
    { id: 'body', name: '公文正文', run: run(body, spacing), paragraph: { indent, ...justified } },
    { id: 'flush', name: '顶格正文', run: run(body, spacing), paragraph: justified },
    { id: 'signature', name: '签章', run: run(body, spacing), paragraph: exactly() },
    { id: 'pageOdd', name: '单页页码', run: run(style.pageNumber), paragraph: { alignment: AlignmentType.RIGHT } },
    { id: 'pageEven', name: '双页页码', run: run(style.pageNumber), paragraph: { alignment: AlignmentType.LEFT } },
  ].map((each) => ({ basedOn: 'Normal', quickFormat: true, ...each })),
  characterStyles: [
    { id: 'strong', name: '公文加粗', run: { bold: true } },
    { id: 'emphasis', name: '公文楷体', run: run({ part: 'emphasis', size: body.size }) },
    { id: 'blank', name: '填空', run: { underline: { type: 'single' } } },
  ],
};

/** 一、（一）1.（1）: GB/T 9704-2012 7.3.3. */
export const numbering = {
  config: [
    {
      reference: 'levels',
      levels: [
        [LevelFormat.CHINESE_COUNTING_THOUSAND, '%1、'],
        [LevelFormat.CHINESE_COUNTING_THOUSAND, '（%2）'],
        [LevelFormat.DECIMAL, '%3.'],
        [LevelFormat.DECIMAL, '（%4）'],
      ].map(([format, text], level) => ({
        level,
        format,
        text,
        alignment: AlignmentType.LEFT,
        suffix: LevelSuffix.NOTHING,
        style: { paragraph: { indent } },
      })),
    },
  ],
};

/** The properties of a section: paper, margins, grid. */
export const section = {
  page: {
    size: { width: twips(page.width), height: twips(page.height) },
    margin: {
      top: twips(page.marginTop),
      bottom: twips(page.marginBottom),
      left: twips(page.marginLeft),
      right: twips(page.marginRight),
    },
  },
  grid: { type: 'lines', linePitch: twips(linePitch) },
};
