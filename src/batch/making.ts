/** What a worker is asked to make, and what it gives: plain values, which pass from thread to thread. */
import type { Diagnostic, Outcome } from '../model/diagnostic.ts';
import type { SupplementView } from '../model/facts.ts';
import type { PaperSource } from '../model/ledger.ts';
import type { PaperFormat, PaperPlan } from '../model/programme.ts';
import type { Seals } from '../model/seal.ts';
import {
  composePaper,
  composeSupplement,
  embeddingWarnings,
  hasSignatureBlanks,
  sourceOf,
  textOf,
  writeCopies,
  type ComposedPaper,
  type CopyFile,
  type ReadyDataset,
} from '../pipeline.ts';
import { sha256OfPieces } from './files.ts';

/** From what a paper is composed. Its content is composed again wherever it is needed, not kept. */
export type Making =
  | { readonly kind: 'paper'; readonly plan: PaperPlan }
  | {
      readonly kind: 'supplement';
      readonly plan: Omit<PaperPlan, 'template'>;
      readonly supplement: SupplementView;
    };

/** What is known of a paper without its content. */
export interface Draft extends Pick<ComposedPaper, 'plan' | 'title'> {
  readonly source: Omit<PaperSource, 'program'>;
  /** Whether it has signature blanks. */
  readonly isSignedIn: boolean;
}

/** Which files of a paper are wanted. */
export interface Wanted {
  readonly formats: readonly PaperFormat[];
  /** Whether signature blanks of PDFs are form fields. */
  readonly signatureFields: boolean;
  /** Whether DOCX files carry their fonts. */
  readonly embedFonts: boolean;
  /** The pictures of seals set on what is made. */
  readonly seals: Seals | undefined;
  /** Hashes of the files of the same version, which are made as they were: with fields and fonts or without. */
  readonly asBefore: readonly string[] | undefined;
  /** Whether that version is signed: then nothing is added to it. */
  readonly isSigned: boolean;
}

/** A paper made: what it was made from, and its bytes. */
export interface MadePaper {
  readonly source: Omit<PaperSource, 'program'>;
  /** What it says, as plain text in UTF-8. */
  readonly text: Uint8Array;
  readonly copies: readonly CopyFile[];
  /** Faces that could not be embedded. */
  readonly warnings: readonly Diagnostic[];
}

export function compose(dataset: ReadyDataset, making: Making): Outcome<ComposedPaper> {
  return making.kind === 'paper'
    ? composePaper(dataset, making.plan)
    : composeSupplement(dataset, making.plan, making.supplement);
}

/** A composed paper without its content. @param hasFacts whether its facts are asked for. */
export function draftOf(paper: ComposedPaper, hasFacts = true): Draft {
  const { plan, title } = paper;
  return { plan, title, source: sourceOf(paper, hasFacts), isSignedIn: hasSignatureBlanks(paper) };
}

/** Makes the files of a composed paper. */
export async function makeFiles(dataset: ReadyDataset, paper: ComposedPaper, wanted: Wanted): Promise<MadePaper> {
  const copies = await copiesOf(dataset, paper, wanted);
  const warnings = wanted.embedFonts ? embeddingWarnings(dataset, [paper]) : [];
  return { source: sourceOf(paper), text: new TextEncoder().encode(textOf(paper)), copies, warnings };
}

async function copiesOf(
  dataset: ReadyDataset,
  paper: ComposedPaper,
  { formats, signatureFields, embedFonts, seals, asBefore, isSigned }: Wanted,
): Promise<readonly CopyFile[]> {
  const asked = await writeCopies(dataset, paper, formats, { signatureFields, embedFonts, seals });
  if (asBefore === undefined) return asked;
  const isAsBefore = ({ pieces }: CopyFile): boolean => asBefore.includes(sha256OfPieces(pieces));
  const files: CopyFile[] = [];
  for (const format of formats) {
    const own = asked.filter((file) => file.format === format);
    const isMore = seals !== undefined || (format === 'pdf' ? signatureFields : embedFonts);
    const isAdded = isMore && !isSigned;
    const hasOther = format === 'docx' || hasSignatureBlanks(paper) || seals !== undefined;
    if (isAdded || !hasOther || own.every(isAsBefore)) {
      files.push(...own);
      continue;
    }
    const toggled = { signatureFields: !signatureFields, embedFonts: !embedFonts };
    const unsealed = [{ signatureFields, embedFonts }, toggled];
    const others = [{ ...toggled, seals }, ...(seals === undefined ? [] : unsealed)];
    let found: readonly CopyFile[] = own;
    for (const options of others) {
      const other = await writeCopies(dataset, paper, [format], options);
      if (!other.every(isAsBefore)) continue;
      found = other;
      break;
    }
    files.push(...found);
  }
  return files;
}
