/**
 * What a print file is made from: every paper as it was issued. What the data still give is composed again, and is what
 * was issued if it says the same in the same fonts; what they give no more is taken from the PDFs that were issued.
 */
import { join } from 'node:path';
import { supplementsTo } from '../ledger/state.ts';
import { error, warning, type Diagnostic } from '../model/diagnostic.ts';
import type { IssuedFile, IssuedRecord, LedgerState, PaperVersion } from '../model/ledger.ts';
import type { PaperPlan } from '../model/programme.ts';
import type { OpenDataset } from '../open-dataset.ts';
import type { ComposedPaper } from '../pipeline.ts';
import { hasPictures } from '../print-pipeline.ts';
import { createDecider, idsOf, type PaperDecision } from './decisions.ts';
import { readIfThere } from './files.ts';
import { compose, draftOf } from './making.ts';
import { unrequestedIn } from './plan.ts';
import { Refused } from './refused.ts';
import { fileFault } from './verify.ts';
import { packageVersion, type Workspace } from './workspace.ts';

/** A paper to be printed. */
export interface PrintSource {
  readonly issued: IssuedRecord;
  /** Who keeps each copy. */
  readonly parties: readonly string[];
  /** Of each copy. */
  readonly pages: number;
  readonly from: SourceFrom;
}

export type SourceFrom =
  | { readonly kind: 'data'; readonly plan: PaperPlan }
  /** PDFs in the order of their copies. */
  | { readonly kind: 'files'; readonly files: readonly IssuedFile[] };

/** What is told of papers that cannot be printed as they are. */
type Refusal = 'print-not-issued' | 'print-outdated' | 'print-without-pdf';

/** Finds out, paper by paper, from what each is printed. */
export class PrintSources {
  readonly #workspace: Workspace;
  readonly #dataset: OpenDataset;
  readonly #state: LedgerState;
  readonly #decide: ReturnType<typeof createDecider>;
  readonly #refused = new Map<Refusal, string[]>();
  readonly #faults: Diagnostic[] = [];
  /** Supplements that the data no longer ask for. */
  readonly #needless: string[] = [];
  /** Ids that papers were issued under. */
  readonly #known = new Set<string>();

  constructor(workspace: Workspace, dataset: OpenDataset, state: LedgerState) {
    this.#workspace = workspace;
    this.#dataset = dataset;
    this.#state = state;
    const options = { formats: [], signatureFields: false, includeSigned: false, supplement: false };
    this.#decide = createDecider(workspace, dataset, { state, mayDiffer: false }, options);
    const ids = idsOf(dataset);
    for (const plan of dataset.plans) for (const id of ids(plan)) this.#known.add(id);
  }

  /** What is at fault so far. */
  diagnostics(only: string | undefined): Diagnostic[] {
    const refused = [...this.#refused].map(([code, papers]) => error({ code, papers }));
    const papers = [...unrequestedIn(this.#state, this.#known, only).map(({ id }) => id), ...this.#needless];
    const unrequested = papers.length === 0 ? [] : [warning({ code: 'print-unrequested', papers })];
    return [...refused, ...this.#faults, ...unrequested];
  }

  /**
   * The paper of a plan, as it was composed, with the supplements that go with it and that the data still ask for.
   *
   * @param paper as of today.
   * @throws Refused
   */
  async of(paper: ComposedPaper): Promise<readonly PrintedSource[]> {
    const { value: [decision, page] = [], diagnostics } = await this.#decide(draftOf(paper));
    this.#faults.push(...diagnostics);
    const { id } = paper.plan;
    if (decision?.before === undefined) return this.#refuse('print-not-issued', id);
    if (decision.status !== 'unchanged') return this.#refuse('print-outdated', id);
    const { before } = decision;
    const again = issuedAgain(this.#dataset, paper, decision);
    const own = again === undefined ? await this.#fromFiles(before) : await this.#fromData(before, again);
    return [...own, ...(await this.#supplementsTo(before, page))];
  }

  /** @param decision on the supplement that nobody has signed yet, if the data still ask for it. @throws Refused */
  async #supplementsTo(version: PaperVersion, decision: PaperDecision | undefined): Promise<readonly PrintedSource[]> {
    const printed: PrintedSource[] = [];
    for (const supplement of supplementsTo(version, this.#state)) {
      const { paper } = supplement.issued;
      const isSigned = supplement.state === 'signed';
      if (!isSigned && decision?.source.paper !== paper) this.#needless.push(paper);
      else if (!isSigned && decision?.status !== 'unchanged') this.#refuse('print-outdated', paper);
      else printed.push(...(await this.#fromFiles(supplement)));
    }
    return printed;
  }

  /** A paper is composed again, unless it was issued with seals: which they were, only its PDFs know. @throws Refused */
  async #fromData(version: PaperVersion, paper: ComposedPaper): Promise<readonly PrintedSource[]> {
    const { issued, signed } = version;
    const pdf = issued.files.find(({ format }) => format === 'pdf');
    if (pdf !== undefined) {
      const bytes = await this.#read(pdf);
      if (bytes === undefined) {
        const path = `${this.#workspace.out.shown}/${pdf.path}`;
        this.#faults.push(error({ code: 'issued-missing', path, what: 'copy', isSigned: signed !== undefined }));
        return [];
      }
      if (hasPictures(bytes)) return this.#fromFiles(version);
    }
    const from = { kind: 'data', plan: paper.plan } as const;
    return [{ source: { issued, parties: paper.plan.parties, pages: 0, from }, paper }];
  }

  async #fromFiles({ issued, signed }: PaperVersion): Promise<readonly PrintedSource[]> {
    const files = issued.files.filter(({ format }) => format === 'pdf').sort((a, b) => a.copy - b.copy);
    if (files.length === 0) return this.#refuse('print-without-pdf', issued.paper);
    for (const file of files) {
      const fault = await fileFault(this.#workspace, file, 'copy', signed !== undefined);
      if (fault !== undefined) this.#faults.push(fault);
    }
    const parties = files.map(({ party }) => party);
    const pages = files[0]?.pages ?? 0;
    return [{ source: { issued, parties, pages, from: { kind: 'files', files } }, paper: undefined }];
  }

  async #read({ path }: IssuedFile): Promise<Uint8Array | undefined> {
    const { out } = this.#workspace;
    try {
      return await readIfThere(join(out.path, ...path.split('/')));
    } catch (cause) {
      throw new Refused(`${out.shown}/${path}`, cause);
    }
  }

  #refuse(code: Refusal, paper: string): readonly PrintedSource[] {
    this.#refused.set(code, [...(this.#refused.get(code) ?? []), paper]);
    return [];
  }
}

/** A source with the paper that was composed for it, where it is made from the data. */
export interface PrintedSource {
  readonly source: PrintSource;
  readonly paper: ComposedPaper | undefined;
}

/** The paper as it was issued, if the data still give it: it says the same, on the day it was issued. */
function issuedAgain(dataset: OpenDataset, paper: ComposedPaper, { before }: PaperDecision): ComposedPaper | undefined {
  const issued = before?.issued;
  if (issued === undefined || issued.program !== packageVersion()) return undefined;
  const isIssued = ({ source }: ComposedPaper): boolean =>
    source.content === issued.content && source.fonts === issued.fonts;
  if (isIssued(paper)) return paper;
  const { date, dated } = issued;
  const plan = { ...paper.plan, date, dated };
  const again = compose(dataset, { kind: 'paper', plan }).value;
  return again !== undefined && isIssued(again) ? again : undefined;
}
