/** Every error of the catalogue, brought about as people do, and what the program says to it. */
import { describe, expect, test } from 'vitest';
import type { DiagnosticReport } from '../../src/batch/report.ts';
import { formatPlace } from '../../src/messages/place.ts';
import { catalogue } from './catalogue.ts';
import type { Example } from './example.ts';
import { errorsPage } from './page.ts';
import { expectedPlace, expectedText, trigger, type Told } from './trigger.ts';
import { usage } from './usage.ts';

const answers = new Map<Example, Promise<Told>>();

/** What the program says to an example, which is brought about once. */
function told(example: Example): Promise<Told> {
  const answer = answers.get(example) ?? trigger(example);
  answers.set(example, answer);
  return answer;
}

/** Where a report points. */
function placeOf(report: DiagnosticReport): string | undefined {
  const { file } = report;
  return file === undefined ? undefined : formatPlace({ ...report, file });
}

const codesOf = (reports: readonly DiagnosticReport[]): string[] => reports.map(({ code }) => code);

/** A sentence without what stands in it of the user's own. */
function ownWords(text: string): string {
  return text.replace(/["“][^"”]*["”]|\{\{.*?\}\}|\{[a-z]+=[^}]*\}|[\w/.-]*\p{Script=Han}[^\s:,;]*/gu, '');
}

/** English phrases in a Chinese sentence, apart from names, signs and commands in quotes. */
function englishIn(text: string): string[] {
  const own = text.replace(/“.*?”|（.*?）|\{\{.*?\}\}|\{[a-z]+(?:=[^}]*)?\}|:{2,3}[a-z-]+|字体 .* 没有/gu, '');
  return own.match(/[A-Za-z]{2,}\s+[A-Za-z]{2,}/gu) ?? [];
}

const examples = Object.entries(catalogue).flatMap(([code, { examples: all }]) =>
  all.map((example, index): [string, string, Example] => [`${code} ${index + 1}`, code, example]),
);

describe('every error', () => {
  test.each(examples)('%s is told with its place, its text and what to do', async (_name, code, example) => {
    const { exit, zh, en, shown } = await told(example);
    const codes = Array.from({ length: example.times ?? 1 }, () => code);
    expect(codesOf(zh), shown).toEqual(codes);
    expect(codesOf(en)).toEqual(codes);
    const [fault] = zh;
    const [inEnglish] = en;
    if (fault === undefined || inEnglish === undefined) return;
    expect(exit).toBe(fault.severity === 'error' ? 1 : 0);
    const place = placeOf(fault);
    expect(place).toBe(expectedPlace(example));
    const text = expectedText(example);
    expect(text, 'an example tells what must be shown').toBeDefined();
    expect([place, fault.message, fault.hint, fault.excerpt].join('\n')).toContain(text);
    expect(shown).toContain(fault.message);
    expect(shown).toContain(`→ ${fault.hint}`);
    expect(fault.hint).toMatch(/\p{Script=Han}/u);
    expect(englishIn(`${fault.message}\n${fault.hint}`)).toEqual([]);
    expect(inEnglish.hint).not.toBe('');
    for (const said of [fault, inEnglish]) expect(said.message + said.hint).not.toMatch(/undefined|\[object|NaN/u);
    expect(ownWords(inEnglish.message)).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('every wrong usage', () => {
  test.each(Object.entries(usage))('%s', async (_name, { example }) => {
    const { exit, shown, shownInEnglish } = await told(example);
    expect(exit, shown).toBe(2);
    expect(shown).toContain(example.shows);
    expect(shown).toMatch(/\p{Script=Han}/u);
    expect(ownWords(shownInEnglish)).not.toMatch(/\p{Script=Han}/u);
  });
});

test('ERRORS.md has every error as it is: npm run errors writes it anew', async () => {
  await expect(await errorsPage(told)).toMatchFileSnapshot('../../ERRORS.md');
});
