/**
 * A ruler for finished PDFs: every glyph and every rule of a page as the file has it, whoever wrote it. Lengths are in
 * points, x from the paper's left edge, y from its upper one. Marked content makes no difference to what is drawn.
 */
import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { embeddedFonts, inkOf, type EmbeddedFont } from './pdf-ink.ts';

/** Left, upper, right and lower edge. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface GlyphMark {
  readonly text: string;
  /** Where its origin stands: left edge of the advance, and baseline. */
  readonly x: number;
  readonly baseline: number;
  /** Its own width, without what is left free after it. */
  readonly advance: number;
  readonly size: number;
  /** PostScript name without the tag of the subset. */
  readonly font: string;
  /** #rrggbb */
  readonly color: string;
  /** Whether it reads from top to bottom, on its right side. */
  readonly turned: boolean;
  /** What is blackened, where the font is embedded with its outlines; undefined for spaces and turned glyphs. */
  readonly ink: Box | undefined;
}

/** A straight line, stroked or a thin rectangle filled. */
export interface RuleMark {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly thickness: number;
  readonly color: string;
}

export interface MarkedPage {
  readonly width: number;
  readonly height: number;
  /** In the order of drawing. */
  readonly glyphs: readonly GlyphMark[];
  readonly rules: readonly RuleMark[];
}

/** Reads what stands on every page of a file. */
export async function readMarks(bytes: Uint8Array): Promise<MarkedPage[]> {
  const fonts = await embeddedFonts(bytes);
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const pdf = await task.promise;
  const pages: MarkedPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) pages.push(await readPage(await pdf.getPage(number), fonts));
  await task.destroy();
  return pages;
}

type Matrix = readonly [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First a, then b. */
function then(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

function matrixOf(values: ArrayLike<number>): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(values);
  return [a, b, c, d, e, f];
}

/** What q saves and Q brings back. */
interface GraphicsState {
  matrix: Matrix;
  fill: string;
  stroke: string;
  lineWidth: number;
  font: string;
  size: number;
  characterSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
}

const initial: GraphicsState = {
  matrix: identity,
  fill: '#000000',
  stroke: '#000000',
  lineWidth: 1,
  font: '',
  size: 0,
  characterSpacing: 0,
  wordSpacing: 0,
  horizontalScale: 1,
  leading: 0,
  rise: 0,
};

async function readPage(page: PDFPageProxy, fonts: ReadonlyMap<string, EmbeddedFont>): Promise<MarkedPage> {
  const { width, height } = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList();
  const nameOf = (id: string): string => {
    const font: unknown = page.commonObjs.get(id);
    const name: unknown = typeof font === 'object' && font !== null ? Reflect.get(font, 'name') : undefined;
    return typeof name === 'string' ? name : id;
  };
  const drawing = new Drawing(height, nameOf, fonts);
  fnArray.forEach((operator, index) => drawing.take(operator, (argsArray[index] ?? []) as readonly unknown[]));
  return { width, height, glyphs: drawing.glyphs, rules: drawing.rules };
}

/** A shown glyph as pdf.js decodes it. */
interface ShownGlyph {
  readonly originalCharCode: number;
  readonly unicode: string;
  /** In thousandths of an em. */
  readonly width: number;
  readonly isSpace: boolean;
}

/** Thicker rectangles are areas, not rules. */
const thickestRule = 4;

class Drawing {
  readonly glyphs: GlyphMark[] = [];
  readonly rules: RuleMark[] = [];
  readonly #pageHeight: number;
  readonly #nameOf: (id: string) => string;
  readonly #fonts: ReadonlyMap<string, EmbeddedFont>;
  readonly #saved: GraphicsState[] = [];
  #state: GraphicsState = { ...initial };
  #text: Matrix = identity;
  #line: Matrix = identity;

  constructor(pageHeight: number, nameOf: (id: string) => string, fonts: ReadonlyMap<string, EmbeddedFont>) {
    this.#pageHeight = pageHeight;
    this.#nameOf = nameOf;
    this.#fonts = fonts;
  }

  /** Follows one operator of the page. */
  take(operator: number, args: readonly unknown[]): void {
    const state = this.#state;
    const number = Number(args[0]);
    switch (operator) {
      case OPS.save:
        this.#saved.push({ ...state });
        break;
      case OPS.restore:
        this.#state = this.#saved.pop() ?? { ...initial };
        break;
      case OPS.transform:
        state.matrix = then(matrixOf(args as readonly number[]), state.matrix);
        break;
      case OPS.setFillRGBColor:
        state.fill = String(args[0]);
        break;
      case OPS.setStrokeRGBColor:
        state.stroke = String(args[0]);
        break;
      case OPS.setLineWidth:
        state.lineWidth = number;
        break;
      case OPS.constructPath:
        this.#path(args);
        break;
      case OPS.beginText:
        this.#text = this.#line = identity;
        break;
      case OPS.setFont:
        state.font = this.#nameOf(String(args[0]));
        state.size = Number(args[1]);
        break;
      case OPS.setCharSpacing:
        state.characterSpacing = number;
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = number;
        break;
      case OPS.setHScale:
        state.horizontalScale = number / 100;
        break;
      case OPS.setLeading:
        state.leading = number;
        break;
      case OPS.setTextRise:
        state.rise = number;
        break;
      case OPS.setTextMatrix:
        this.#text = this.#line = matrixOf(args[0] as ArrayLike<number>);
        break;
      case OPS.setLeadingMoveText:
        state.leading = -Number(args[1]);
        this.#nextLine(number, Number(args[1]));
        break;
      case OPS.moveText:
        this.#nextLine(number, Number(args[1]));
        break;
      case OPS.nextLine:
        this.#nextLine(0, -state.leading);
        break;
      case OPS.showText:
        for (const shown of args[0] as readonly (ShownGlyph | number)[]) this.#show(shown);
        break;
      default:
        break;
    }
  }

  #nextLine(x: number, y: number): void {
    this.#line = then([1, 0, 0, 1, x, y], this.#line);
    this.#text = this.#line;
  }

  #show(shown: ShownGlyph | number): void {
    const { size, horizontalScale, characterSpacing, wordSpacing, rise, matrix, font, fill } = this.#state;
    const advance = (width: number): void => {
      this.#text = then([1, 0, 0, 1, width * horizontalScale, 0], this.#text);
    };
    if (typeof shown === 'number') {
      advance((-shown / 1000) * size);
      return;
    }
    const [a, b, c, d, x, y] = then([1, 0, 0, 1, 0, rise], then(this.#text, matrix));
    const width = (shown.width / 1000) * size;
    const place = { x, baseline: this.#pageHeight - y, size: size * Math.hypot(c, d) };
    const turned = Math.abs(a) < 0.001 && b < 0;
    const isDrawn = shown.unicode.trim() !== '' && !turned;
    this.glyphs.push({
      text: shown.unicode,
      ...place,
      advance: width * horizontalScale * Math.hypot(a, b),
      font: font.replace(/^[A-Z]{6}\+/u, ''),
      color: fill,
      turned,
      ink: isDrawn ? inkOf(this.#fonts.get(font), shown.originalCharCode, place) : undefined,
    });
    advance(width + characterSpacing + (shown.isSpace ? wordSpacing : 0));
  }

  /** pdf.js gives a whole path with what is done to it: each point after the number of its kind. */
  #path(args: readonly unknown[]): void {
    const operator = Number(args[0]);
    const [data] = args[1] as readonly (ArrayLike<number> | null)[];
    const points = pointsOf(data ?? []).map(([x, y]) => this.#toPage(x, y));
    const isStroked = [OPS.stroke, OPS.closeStroke, OPS.fillStroke].includes(operator as typeof OPS.stroke);
    const isFilled = [OPS.fill, OPS.eoFill].includes(operator as typeof OPS.fill);
    if (isStroked) this.#stroke(points);
    else if (isFilled) this.#fill(points);
  }

  #stroke(points: readonly Point[]): void {
    const { matrix, lineWidth, stroke } = this.#state;
    const thickness = lineWidth * Math.hypot(matrix[0], matrix[1]);
    points.slice(1).forEach(([x2, y2], index) => {
      const [x1, y1] = points[index] ?? [x2, y2];
      this.rules.push({ x1, y1, x2, y2, thickness, color: stroke });
    });
  }

  #fill(points: readonly Point[]): void {
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    const [x1, x2, y1, y2] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const [across, along] = [Math.min(x2 - x1, y2 - y1), Math.max(x2 - x1, y2 - y1)];
    if (points.length < 4 || across > thickestRule || along <= across) return;
    const isLevel = x2 - x1 > y2 - y1;
    const [middleX, middleY] = [(x1 + x2) / 2, (y1 + y2) / 2];
    const ends = isLevel ? { x1, y1: middleY, x2, y2: middleY } : { x1: middleX, y1, x2: middleX, y2 };
    this.rules.push({ ...ends, thickness: across, color: this.#state.fill });
  }

  #toPage(x: number, y: number): Point {
    const [, , , , left, up] = then([1, 0, 0, 1, x, y], this.#state.matrix);
    return [left, this.#pageHeight - up];
  }
}

type Point = readonly [number, number];

/** Coordinates after each kind of segment of a pdf.js path: move, line, curve, quadratic curve, close. */
const coordinates = [2, 2, 6, 4, 0];

function pointsOf(data: ArrayLike<number>): Point[] {
  const points: Point[] = [];
  for (let at = 0; at < data.length;) {
    const count = coordinates[data[at] ?? 0] ?? 0;
    if (count > 0) points.push([data[at + count - 1] ?? 0, data[at + count] ?? 0]);
    at += 1 + count;
  }
  return points;
}
