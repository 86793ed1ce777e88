/** Papers that a thread has composed to find their faults, kept until it makes them. */
import type { PaperPlan } from '../model/programme.ts';
import type { ComposedPaper } from '../pipeline.ts';

/**
 * Papers that a run keeps in all: some seventy kilobytes each, of which letters of a kind share most. What goes beyond is
 * composed twice.
 */
export const keptByRun = 1_500;

export class ComposedPapers {
  readonly #papers = new Map<string, ComposedPaper>();
  readonly #most: number;

  /** @param most papers that are kept at a time. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Keeps a paper, if there is room. */
  keep(paper: ComposedPaper): void {
    if (this.#papers.size < this.#most) this.#papers.set(keyOf(paper.plan), paper);
  }

  /** The paper of a plan, which is not kept any longer; undefined if it was not. */
  take(plan: Omit<PaperPlan, 'template'>): ComposedPaper | undefined {
    const key = keyOf(plan);
    const paper = this.#papers.get(key);
    this.#papers.delete(key);
    return paper;
  }
}

/** A plan is known by what it says: between threads it is copied. */
function keyOf(plan: Omit<PaperPlan, 'template'>): string {
  return JSON.stringify(plan);
}
