/** A peer for DOCX: the docx package builds each letter from the content of ours, in its styles. */
import {
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { measureWidth } from '../../dist/model/geometry.js';
import { houseStyle as style } from '../../dist/model/style.js';
import { twips } from '../../dist/model/units.js';
import { readPrepared } from '../prepared.mjs';
import { numbering, section, styles } from './docx-styles.mjs';

export async function open(folder) {
  const { document, values } = await readPrepared(folder);
  const [first] = values;
  const anyValue = new RegExp(Object.values(first).join('|'), 'gu');
  return (index) => {
    const other = new Map(Object.entries(first).map(([key, value]) => [value, values[index][key]]));
    return letter(document, `份号000001　共1份　存：${first.name}`, (text) =>
      text.replace(anyValue, (it) => other.get(it)),
    );
  };
}

/**
 * One letter.
 *
 * @param {import('../../dist/model/document.js').PaperDocument} document
 * @param {string} mark
 * @param {(text: string) => string} fill puts this letter's values in the place of the first one's
 */
function letter({ blocks, properties }, mark, fill) {
  const front = blocks.filter(({ kind }) => kind === 'cover').flatMap(cover);
  const text = blocks.filter(({ kind }) => kind !== 'cover').map(block);
  const marked = new Paragraph({ style: 'mark', children: [new TextRun(fill(mark))] });
  const numbered = { ...section, page: { ...section.page, pageNumbers: { start: 1 } } };
  const footers = { default: footer('pageOdd'), even: footer('pageEven') };
  const sections =
    front.length === 0
      ? [{ properties: numbered, footers, children: [marked, ...text] }]
      : [
          { properties: section, children: [marked, ...front] },
          { properties: numbered, footers, children: text },
        ];
  const { author } = properties;
  const about = { title: properties.title, subject: fill(properties.subject), creator: author, lastModifiedBy: author };
  const built = new Document({ ...about, styles, numbering, evenAndOddHeaderAndFooters: true, sections });
  return Packer.toBuffer(built);

  function block(it) {
    switch (it.kind) {
      case 'title':
        return paragraph('title', it.content);
      case 'heading':
        return paragraph(`heading${it.level}`, it.content, { numbering: { reference: 'levels', level: it.level - 1 } });
      case 'item':
        return paragraph('body', it.content, { numbering: { reference: 'levels', level: it.level - 1 } });
      case 'paragraph':
        return paragraph(it.indented ? 'body' : 'flush', it.content);
      case 'signatures':
        return signatures(it);
      default:
        throw new Error(`the letters have no ${it.kind}`);
    }
  }

  function paragraph(name, content, more = {}) {
    return new Paragraph({ style: name, ...more, children: content.map(inline) });
  }

  function inline(it) {
    if (it.kind === 'blank') return new TextRun({ style: 'blank', text: '\u3000'.repeat(it.width) });
    if (it.kind === 'break') return new TextRun({ break: 1 });
    const name = it.strong ? 'strong' : it.emphasis ? 'emphasis' : undefined;
    return new TextRun({ style: name, text: fill(it.text) });
  }

  function cover({ head, title, foot }) {
    const { linesAboveHead, linesAboveTitle, linesBelowFoot } = style.cover;
    // The mark stands on the first line, the foot on the last ones but some.
    const used = 1 + linesAboveHead + head.length + linesAboveTitle + linesOf(title) + foot.length + linesBelowFoot;
    return [
      ...coverLines('coverHead', head, linesAboveHead),
      ...coverLines('coverTitle', [title], linesAboveTitle),
      ...coverLines('coverFoot', foot, style.linesPerPage - used),
    ];
  }

  function coverLines(name, contents, above) {
    return contents.map((content, index) => {
      const before = index === 0 ? { spacing: { before: twips(above * style.linePitch) } } : {};
      return paragraph(name, content, before);
    });
  }

  function signatures({ columns, parties }) {
    const width = { size: Math.floor(twips(measureWidth(style)) / columns), type: WidthType.DXA };
    const cells = parties.map(({ lines }) => {
      const above = paragraph('signature', []);
      return new TableCell({ width, children: [above, ...lines.map((content) => paragraph('signature', content))] });
    });
    const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) => {
      return new TableRow({ cantSplit: true, children: cells.slice(row * columns, (row + 1) * columns) });
    });
    return new Table({
      columnWidths: Array.from({ length: columns }, () => width.size),
      borders: TableBorders.NONE,
      rows,
    });
  }
}

function linesOf(content) {
  return 1 + content.filter(({ kind }) => kind === 'break').length;
}

function footer(name) {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] });
  return new Footer({ children: [new Paragraph({ style: name, children: [number] })] });
}
