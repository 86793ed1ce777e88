/** Pictures of seals in a DOCX: they float over the text at the place that layout gave them on the page. */
import type { FlowBlock, AnchoredSeal, PreparedSignatures } from '../model/prepared.ts';
import type { Line } from '../model/document.ts';
import type { DocumentPart } from './docx-package.ts';
import { declared, element, text, w, type Xml } from './docx-xml.ts';

/** The pictures that a document refers to, each once. */
export function sealParts(blocks: readonly FlowBlock[]): DocumentPart[] {
  const parts = new Map<number, DocumentPart>();
  for (const { block } of blocks) {
    if (block.kind !== 'signatures') continue;
    for (const { picture, image } of block.seals ?? []) {
      parts.set(picture, { id: idOf(picture), name: `media/seal${picture}.png`, kind: 'image', bytes: image.png });
    }
  }
  return [...parts.values()];
}

function idOf(picture: number): string {
  return `rIdSeal${picture}`;
}

/** The seals that go with a line of the signatures, as runs. */
export function sealRuns({ seals = [] }: PreparedSignatures, line: Line): Xml[] {
  return seals.filter((seal) => seal.line === line).map(sealRun);
}

/** English Metric Units, in which drawings are measured. */
const emuPerPoint = 12_700;

function emu(points: number): number {
  return Math.round(points * emuPerPoint);
}

/** Above the numbers of other drawings. */
const firstId = 100;
const pictures = 'http://schemas.openxmlformats.org/drawingml/2006/picture';

/** Its place is measured from the page; in a table's cell from the cell's left edge and from its own line. */
function sealRun({ x, y, width, height, within, number, picture, image }: AnchoredSeal): Xml {
  const offset = (axis: 'H' | 'V', relativeFrom: string, points: number): Xml =>
    element(`wp:position${axis}`, { relativeFrom }, element('wp:posOffset', {}, text(String(emu(points)))));
  const places =
    within === undefined
      ? [offset('H', 'page', x), offset('V', 'page', y)]
      : [offset('H', 'column', within.left), offset('V', 'paragraph', within.top)];
  const size = { cx: emu(width), cy: emu(height) };
  const name = { id: firstId + number, name: `印章${number}`, descr: `印章　${image.owner}` };
  const picked = element(
    'pic:pic',
    { 'xmlns:pic': pictures },
    element('pic:nvPicPr', {}, element('pic:cNvPr', name), element('pic:cNvPicPr')),
    element(
      'pic:blipFill',
      {},
      element('a:blip', { 'r:embed': idOf(picture) }),
      element('a:stretch', {}, element('a:fillRect')),
    ),
    element(
      'pic:spPr',
      {},
      element('a:xfrm', {}, element('a:off', { x: 0, y: 0 }), element('a:ext', size)),
      element('a:prstGeom', { prst: 'rect' }, element('a:avLst')),
    ),
  );
  const flags = { simplePos: 0, relativeHeight: number, behindDoc: 0, locked: 0, layoutInCell: 1, allowOverlap: 1 };
  const anchor = element(
    'wp:anchor',
    { ...declared('wp'), distT: 0, distB: 0, distL: 0, distR: 0, ...flags },
    element('wp:simplePos', { x: 0, y: 0 }),
    ...places,
    element('wp:extent', size),
    element('wp:effectExtent', { l: 0, t: 0, r: 0, b: 0 }),
    element('wp:wrapNone'),
    element('wp:docPr', name),
    element('wp:cNvGraphicFramePr'),
    element('a:graphic', declared('a'), element('a:graphicData', { uri: pictures }, picked)),
  );
  return w('r', {}, w('drawing', {}, anchor));
}
