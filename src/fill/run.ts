/** One filling of one template: its limits, its faults, the facts it reads, and what stretches of it gave before. */
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Fault } from '../model/diagnostic.ts';
import type { PaperView } from '../model/facts.ts';
import { maxPaperLength, maxSteps } from './bounds.ts';
import type { Flanks } from './flanks.ts';
import { FactReader } from './read-facts.ts';
import type { Facts } from './read-facts.ts';
import type { Site } from './sites.ts';
import { Recording } from './stretch.ts';
import type { Position, Stretch } from './stretch.ts';
import { faulty } from './values.ts';

/** How a value is written where it is printed. */
export type Escape = (value: string, flanks: Flanks) => string;

/** Frames of data carry it to every helper. */
export class Run {
  readonly sites: readonly Site[];
  readonly view: PaperView;
  /** Name of the paper, for faults to say. */
  readonly paper: string | undefined;
  readonly escape: Escape;
  readonly facts: FactReader;
  readonly diagnostics: Diagnostic[] = [];
  /** Of the innermost stretch that is being filled to be kept. */
  recording: Recording | undefined;
  readonly #said = new Set<string>();
  #steps = 0;

  constructor(sites: readonly Site[], view: PaperView, paper: string | undefined, escape: Escape, facts: Facts) {
    this.sites = sites;
    this.view = view;
    this.paper = paper;
    this.escape = escape;
    this.facts = new FactReader(view, facts);
  }

  /** The paper's parties; a stretch that asks for them depends on them. */
  get parties(): PaperView['parties'] {
    const { parties } = this.view;
    this.recording?.read(this.view, 'parties', parties);
    return parties;
  }

  /** Counts a step; false once the paper has had too many, which is told at the site where that was. */
  step(site: Site): boolean {
    this.#steps += 1;
    if (this.#steps <= maxSteps) return true;
    if (this.#steps === maxSteps + 1)
      this.report(site, withPaper(this, { code: 'too-much', of: 'steps', limit: maxSteps }));
    return false;
  }

  /** Whether a text that a loop has printed can stand in a paper; told where it cannot. */
  fits(length: number, site: Site): boolean {
    if (length <= maxPaperLength) return true;
    this.report(site, withPaper(this, { code: 'too-much', of: 'paper', limit: maxPaperLength }));
    return false;
  }

  /** Adds a fault once, though a loop may come by its place often. */
  report(site: Site, fault: Fault): typeof faulty {
    const { file, line, column } = site.place;
    const key = JSON.stringify([file, line, column, fault]);
    if (!this.#said.has(key)) this.diagnostics.push(error(fault, site.place));
    this.#said.add(key);
    this.recording?.spoil();
    return faulty;
  }

  /** What a stretch gave before, if everything it read is the same. */
  recall(stretch: Stretch, position?: Position): string | undefined {
    const known = stretch.find(this.view, position);
    // Where the steps would be too many it is told which one was.
    if (known === undefined || this.#steps + known.steps > maxSteps) return undefined;
    this.#steps += known.steps;
    this.facts.add(known.facts);
    if (this.recording !== undefined) {
      for (const { field } of known.ofView) this.recording.read(this.view, field, Reflect.get(this.view, field));
    }
    return known.text;
  }

  /** Fills a stretch, and keeps what it gives if that may be of use. */
  fill(stretch: Stretch, write: () => string, item?: { readonly value: unknown; readonly frame: object }): string {
    if (!stretch.isWorthKeeping) return write();
    const [outer, steps] = [this.recording, this.#steps];
    const recording = new Recording(this.view, item);
    this.recording = recording;
    const facts = this.facts.into(recording.facts);
    const text = write();
    this.facts.into(facts);
    this.facts.add(recording.facts);
    this.recording = outer;
    outer?.include(recording);
    stretch.keep(recording.kept(text, this.#steps - steps));
    return text;
  }
}

/** A fault about a value says which paper it is in. */
export function withPaper<Named extends Extract<Fault, { code: 'unknown-name' | 'no-value' | 'too-much' }>>(
  run: Run,
  fault: Named,
): Named {
  return run.paper === undefined ? fault : { ...fault, paper: run.paper };
}
