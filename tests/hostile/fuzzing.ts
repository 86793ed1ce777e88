/** What the fuzz tests share: how often they run, texts full of what may go wrong, what must hold of every fault. */
import process from 'node:process';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { describe as inWords } from '../../src/messages/message.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';

/** Runs of each property: 10,000, or what ZERENSHU_FUZZ_RUNS says. */
export const fuzzRuns = Number(process.env['ZERENSHU_FUZZ_RUNS'] ?? 10_000);

/** The seed is fixed, so that a run that fails can be had again; another one is given with ZERENSHU_FUZZ_SEED. */
export const fuzzOptions = { numRuns: fuzzRuns, seed: Number(process.env['ZERENSHU_FUZZ_SEED'] ?? 20_260_301) };

/** Characters that some stage treats in a way of its own, and some that none may let pass. */
export const strange = fc.constantFrom(
  ...Array.from(
    '　·•．.—…“”‘’（）《》〔〕①㎡％０Ａａé𠮷㙓䶮𬣙玥😀\t\n\r\0\u001B\u007F\u0085\u00A0\u00AD\u0301\u200B\u200D\u202E\u2028\u2060',
  ),
  ...Array.from('\u2F00⻢\uF900\uFA0E\u3164\uE000\uFE0F\uFEFF\uFFFD\uFFFE\u{E0100}\u{2F81A}\u{10FFFF}'),
  '\uD800',
  '\uDC00',
  'e\u0301',
);

/** Any text: of words, of strange characters, of anything. */
export function texts(...words: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: strange },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
  );
  return fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
}

/** Every fault has a sentence in both languages, and every place lies in its file. */
export function expectWorded(diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    for (const language of ['zh', 'en'] as const) {
      const { text, hint } = inWords(diagnostic, language);
      expect(text).not.toBe('');
      expect(`${text}${hint}`).not.toMatch(/\[object|undefined的|NaN|[\p{Cc}\p{Cf}\p{Cs}]/u);
    }
    const { line = 1, column = 1 } = diagnostic.place ?? {};
    expect(line).toBeGreaterThanOrEqual(1);
    expect(column).toBeGreaterThanOrEqual(1);
  }
}
