/**
 * Pages taken out of a PDF that was issued, as they are. Objects that pages of several files have alike are written
 * once: the copies of a paper share all but their marks.
 */
import { createHash } from 'node:crypto';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef, type PDFObject } from 'pdf-lib';
import { WrittenStream, type PdfRef } from './pdf-objects.ts';
import type { PrintFile } from './print-file.ts';

/** What a page needs to be printed beside its size; tags and form fields are of the file it was taken from. */
const printedKeys = ['Resources', 'Contents', 'Group'];

/** Entries of a page's dictionary. */
export interface CopiedPage {
  /** Its MediaBox. */
  readonly box: string;
  readonly entries: string;
}

/** Copies pages into a file. */
export class PageCopier {
  readonly #file: PrintFile;
  /** What was written, by a hash of what it says. */
  readonly #written = new Map<string, PdfRef>();

  constructor(file: PrintFile) {
    this.#file = file;
  }

  /** Reads the pages of a PDF of ours and writes what they are made of; gives the entries of each page. */
  async copy(pdf: Uint8Array): Promise<readonly CopiedPage[]> {
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    const own = new OneFile(document, (text, bytes) => this.#write(text, bytes));
    return document.getPages().map(({ node }) => {
      const entry = (key: string): string => {
        const value = node.get(PDFName.of(key));
        return value === undefined ? '' : `/${key} ${own.textOf(value)}`;
      };
      return { box: entry('MediaBox'), entries: printedKeys.map(entry).join('') };
    });
  }

  #write(text: string, bytes: Uint8Array | undefined): PdfRef {
    const hash = createHash('sha256').update(text).update('\n');
    const key = (bytes === undefined ? hash : hash.update(bytes)).digest('hex');
    const known = this.#written.get(key);
    if (known !== undefined) return known;
    const ref = bytes === undefined ? this.#file.add(text) : this.#file.addStream(new WrittenStream(text, bytes));
    this.#written.set(key, ref);
    return ref;
  }
}

/** The objects of one file as texts, with the numbers they have in the other. */
class OneFile {
  readonly #document: PDFDocument;
  readonly #write: (text: string, bytes: Uint8Array | undefined) => PdfRef;
  readonly #refs = new Map<PDFRef, PdfRef>();

  constructor(document: PDFDocument, write: (text: string, bytes: Uint8Array | undefined) => PdfRef) {
    this.#document = document;
    this.#write = write;
  }

  textOf(object: PDFObject): string {
    if (object instanceof PDFRef) return this.#refOf(object).tag;
    if (object instanceof PDFArray) return `[${object.asArray().map((one) => this.textOf(one)).join(' ')}]`; // prettier-ignore
    return object instanceof PDFDict ? `<<${this.#entriesOf(object)}>>` : object.toString();
  }

  /** What a dictionary says; of a stream's without the length, which is written with its bytes. */
  #entriesOf(dictionary: PDFDict, without?: PDFName): string {
    const entries = dictionary.entries().filter(([key]) => key !== without);
    return entries.map(([key, value]) => `${key.toString()} ${this.textOf(value)}`).join('');
  }

  /** What pages are made of refers to nothing that refers back: what is referred to is written first. */
  #refOf(ref: PDFRef): PdfRef {
    const known = this.#refs.get(ref);
    if (known !== undefined) return known;
    const object = this.#document.context.lookup(ref);
    const written =
      object instanceof PDFRawStream
        ? this.#write(this.#entriesOf(object.dict, PDFName.of('Length')), object.contents)
        : this.#write(object === undefined ? 'null' : this.textOf(object), undefined);
    this.#refs.set(ref, written);
    return written;
  }
}
