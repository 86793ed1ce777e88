/** Fills templates from the example programme, for tests. */
import { expect } from 'vitest';
import { paperView } from '../../src/check/view.ts';
import { compileTemplate } from '../../src/fill/fill.ts';
import type { Diagnostic, Outcome } from '../../src/model/diagnostic.ts';
import type { PaperView } from '../../src/model/facts.ts';
import { plan, programme } from '../check/example.ts';

const file = 'templates/letter.md';

/** The view of the example's letter for 擂鼓中学. */
export const exampleView = paperView(programme(), plan());

/** Texts of parts by their names. */
export type PartTexts = Readonly<Record<string, string>>;

/** The outcome of filling a template whose body starts on line 6 of its file. */
export function outcomeOf(body: string, view: PaperView = exampleView, parts: PartTexts = {}): Outcome<string> {
  const source = { name: 'letter', file, body, bodyLine: 6, frontMatter: emptyMap };
  const compiled = compileTemplate(
    source,
    new Map(Object.entries(parts).map(([name, text]) => [name, { file: `parts/${name}.md`, text, faults: [] }])),
  );
  return compiled.value?.fill(view) ?? { value: undefined, diagnostics: compiled.diagnostics };
}

const emptyMap = { kind: 'map', entries: [], place: { file } } as const;

/** The text a template without faults fills to. */
export function filled(body: string, view?: PaperView): string | undefined {
  const outcome = outcomeOf(body, view);
  expect(outcome.diagnostics).toEqual([]);
  return outcome.value;
}

/** A template's faults, without their places. */
export function faultsOf(body: string, view?: PaperView): Diagnostic['fault'][] {
  const outcome = outcomeOf(body, view);
  expect(outcome.value).toBeUndefined();
  return outcome.diagnostics.map((diagnostic) => diagnostic.fault);
}
