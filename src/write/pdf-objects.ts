/** The objects that a PDF is made of (ISO 32000-1, 7.3): text or streams, each with a number. */

/** How other objects name an object (ISO 32000-1, 7.3.10). */
export class PdfRef {
  readonly objectNumber: number;
  /** As it stands in another object; there is one generation only. */
  readonly tag: string;

  constructor(objectNumber: number) {
    this.objectNumber = objectNumber;
    this.tag = `${objectNumber} 0 R`;
  }
}

/** An object that is no stream. */
export interface Numbered {
  readonly number: number;
  /** In Latin-1. */
  readonly text: string;
}

/** An object as the file has it. */
export class WrittenObject {
  readonly text: string;
  /** Whether papers with the same pages have the same: such objects stand in streams of their own, compressed once. */
  readonly isShared: boolean;

  constructor(text: string, isShared = true) {
    this.text = text;
    this.isShared = isShared;
  }
}

/** Objects that are numbered one after the other, in streams of their own: papers with the same ones have the same. */
export class WrittenObjects {
  readonly count: number;
  /** What stands in each stream. */
  readonly groups: readonly (readonly Numbered[])[];

  constructor(first: number, texts: readonly string[]) {
    this.count = texts.length;
    this.groups = inGroups(texts.map((text, index) => ({ number: first + index, text })));
  }
}

/** A stream as the file has it. */
export class WrittenStream {
  readonly #entries: string;
  readonly bytes: Uint8Array;

  /** @param entries of its dictionary, without its length. */
  constructor(entries: string, bytes: Uint8Array) {
    this.#entries = entries;
    this.bytes = bytes;
  }

  get dictionary(): string {
    return `<<${this.#entries}/Length ${this.bytes.length}>>`;
  }
}

/** A stream of bytes that are compressed. @param entries of its dictionary, beside those that every such stream has. */
export function flateStream(bytes: Uint8Array, entries = ''): WrittenStream {
  return new WrittenStream(`${entries}/Filter/FlateDecode`, bytes);
}

export type PdfObject = WrittenObject | WrittenObjects | WrittenStream;

/** The objects of a file under way. */
export class PdfObjects {
  #objects: (readonly [PdfRef, PdfObject])[] = [];
  #count: number;

  /** @param first the number that the first object gets. */
  constructor(first = 1) {
    this.#count = first - 1;
  }

  /** The number that the next object gets. */
  get nextNumber(): number {
    return this.#count + 1;
  }

  /** A number for an object that comes later. */
  next(): PdfRef {
    this.#count += 1;
    return new PdfRef(this.#count);
  }

  /** Adds an object; several at once follow each other from its number on. */
  add(object: PdfObject): PdfRef {
    const ref = this.next();
    this.put(ref, object);
    if (object instanceof WrittenObjects) this.#count += object.count - 1;
    return ref;
  }

  /** Adds the object of a number that was given before. */
  put(ref: PdfRef, object: PdfObject): void {
    this.#objects.push([ref, object]);
  }

  /** The objects that were added since they were taken the last time, by their numbers. */
  take(): (readonly [PdfRef, PdfObject])[] {
    const taken = this.#objects.sort(([a], [b]) => a.objectNumber - b.objectNumber);
    this.#objects = [];
    return taken;
  }
}

/** Objects in one object stream: many compress well, too many are slow to look up. */
const objectsPerStream = 200;

/** Objects as they stand together in streams. */
export function inGroups(objects: readonly Numbered[]): Numbered[][] {
  const groups: Numbered[][] = [];
  for (let start = 0; start < objects.length; start += objectsPerStream) {
    groups.push(objects.slice(start, start + objectsPerStream));
  }
  return groups;
}

/** A text string in UTF-16 with its mark, in hexadecimal (ISO 32000-1, 7.3.4.3 and 7.9.2.2). */
export function textString(text: string): string {
  return `<${Buffer.from(`\uFEFF${text}`, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}
