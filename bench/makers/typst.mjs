/** The peer for PDF: Typst in this process, with the paragraphs, faces, sizes and margins of our letter. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import wawoff from 'wawoff2';
import { houseStyle as style } from '../../dist/model/style.js';
import { readPrepared } from '../prepared.mjs';

const require = createRequire(import.meta.url);
const ttfs = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
];
const kai = '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2';

/** A compiler that is kept, with the faces our letters are set in. */
export async function open(folder) {
  const { document, values } = await readPrepared(folder);
  const fontBlobs = ttfs.map((file) => readFileSync(require.resolve(file)));
  fontBlobs.push(Buffer.from(await wawoff.decompress(readFileSync(require.resolve(kai)))));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
  const source = typstSource(document, values[0]);
  return (index) => {
    const bytes = compiler.pdf({ mainFileContent: source, inputs: values[index] });
    // What no letter has used lately is forgotten, at the age the manual recommends.
    compiler.evictCache(10);
    return bytes;
  };
}

const { page, linePitch, body } = style;
const latin = '(name: "Tinos", covers: "latin-in-cjk")';
const faces = {
  song: `font: (${latin}, "Noto Serif SC")`,
  hei: `font: (${latin}, "Noto Sans SC"), weight: "bold"`,
  kai: `font: (${latin}, "LXGW WenKai"), weight: "medium"`,
};
const head = `
#let (name, head) = (sys.inputs.name, sys.inputs.head)
#let flush(it) = par(first-line-indent: 0em, it)
#let hole(width) = box(width: width * 1em, stroke: (bottom: 0.5pt))
#set page(width: ${page.width}pt, height: ${page.height}pt, margin: (top: ${page.marginTop}pt,
  bottom: ${page.marginBottom}pt, left: ${page.marginLeft}pt, right: ${page.marginRight}pt),
  numbering: "— 1 —")
#set text(${faces.song}, size: ${body.size}pt, lang: "zh", region: "cn", tracking: ${style.characterSpacing}pt,
  top-edge: 0.8em, bottom-edge: -0.2em)
#set par(leading: ${linePitch - body.size}pt, spacing: ${linePitch - body.size}pt, justify: true,
  first-line-indent: (amount: ${style.indentCharacters}em, all: true))
#show heading: it => par(text(size: ${body.size}pt, weight: "regular", it.body))
#show heading.where(level: 1): set text(${faces.hei})
#show heading.where(level: 2): set text(${faces.kai})
#let title(it) = {
  v(${linePitch}pt)
  align(center, text(size: ${style.title.size}pt, weight: "bold", flush(it)))
  v(${linePitch}pt)
}
`;

/**
 * The Typst text of a letter; what changes from letter to letter is left to `sys.inputs`.
 *
 * @param {import('../../dist/model/document.js').PaperDocument} document
 * @param {Readonly<Record<string, string>>} values what stands in it for each input
 */
function typstSource(document, values) {
  const inputs = new Map(Object.entries(values).map(([input, value]) => [value, input]));
  const anyValue = new RegExp(`(${[...inputs.keys()].join('|')})`, 'u');
  const mark = text(`份号000001　共1份　存：${values.name}`);
  return `${head}#flush[${mark}]\n${document.blocks.map(block).join('\n\n')}\n`;

  function block(it) {
    switch (it.kind) {
      case 'title':
        return `#title[${inlines(it.content)}]`;
      case 'heading':
        return `#heading(level: ${it.level})[${text(it.number.label)}${inlines(it.content)}]`;
      case 'item':
        return `${text(it.number.label)}${inlines(it.content)}`;
      case 'paragraph':
        return it.indented ? inlines(it.content) : `#flush[${inlines(it.content)}]`;
      case 'cover':
        return cover(it);
      case 'signatures':
        return signatures(it);
      default:
        throw new Error(`the letters have no ${it.kind}`);
    }
  }

  function cover(it) {
    const lines = (each) => each.map((content) => `#flush[${inlines(content)}]`).join('\n');
    const title = `#title[${inlines(it.title)}]`;
    return `#align(center)[#v(4em)\n${lines(it.head)}\n${title}\n#v(1fr)\n${lines(it.foot)}]\n#pagebreak()`;
  }

  function signatures({ columns, parties }) {
    const cells = parties.map(({ lines }) => `[${lines.map((content) => `#flush[${inlines(content)}~]`).join('\n')}]`);
    return `#block(breakable: false, grid(columns: (1fr,) * ${columns}, ${cells.join(', ')}))`;
  }

  function inlines(content) {
    return content.map(inline).join('');
  }

  function inline(it) {
    if (it.kind === 'blank') return `#hole(${it.width})`;
    if (it.kind === 'break') return '#linebreak()';
    const plain = text(it.text);
    return it.strong ? `#strong[${plain}]` : it.emphasis ? `#text(${faces.kai})[${plain}]` : plain;
  }

  /** A string expression, so that nothing in it is markup. */
  function text(value) {
    const pieces = value.split(anyValue).map((piece) => inputs.get(piece) ?? JSON.stringify(piece));
    return `#(${pieces.join(' + ')})`;
  }
}
