/** A data set with twelve different faults: all are told at once, each with its place, its line and what to do. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { DiagnosticReport } from '../../src/batch/report.ts';
import { template, workspaceAt } from '../workspace.ts';

const path = mkdtempSync(join(tmpdir(), 'zerenshu-'));
afterAll(() => rmSync(path, { recursive: true, force: true }));
mkdirSync(join(path, 'data'));
cpSync(fileURLToPath(new URL('./fixtures/twelve', import.meta.url)), join(path, 'data/twelve'), { recursive: true });
const { run } = workspaceAt(path, { 'templates/letter.md': template('# {{title}}') });

describe('twelve faults', () => {
  test('each is told once, with its code and place', async () => {
    const { exit, output } = await run('check', 'data/twelve', '--json');
    expect(exit).toBe(1);
    const { errors } = JSON.parse(output) as { errors: DiagnosticReport[] };
    expect(errors.map(({ code, file, line, column }) => `${file}:${line}:${column} ${code}`)).toEqual([
      'data/twelve/clauses.yaml:4:4 yaml-syntax',
      'data/twelve/duties.yaml:2:11 wrong-type',
      'data/twelve/duties.yaml:3:54 unknown-post',
      'data/twelve/duties.yaml:4:64 ends-before-start',
      'data/twelve/duties.yaml:5:5 missing-field',
      'data/twelve/organizations.yaml:10:29 unknown-organization',
      'data/twelve/organizations.yaml:11:21 not-one-of',
      'data/twelve/organizations.yaml:12:35 unknown-key',
      'data/twelve/organizations.yaml:13:11 duplicate-name',
      'data/twelve/papers.yaml:2:39 party-not-organization',
      'data/twelve/tenures.csv:3:11 not-a-date',
      'data/twelve/tenures.csv:5:12 two-holders',
    ]);
    for (const { message, hint, excerpt } of errors) {
      expect(message).not.toBe('');
      expect(hint).not.toBe('');
      expect(excerpt).not.toBe('');
    }
  });

  test.each(['zh', 'en'])('as people read them (%s)', async (language) => {
    const { error, output } = await run('check', 'data/twelve', '--lang', language);
    expect(output).toBe('');
    await expect(error).toMatchFileSnapshot(`./fixtures/twelve.${language}.txt`);
  });

  test('build says the same and writes nothing', async () => {
    const { exit, error } = await run('build', 'data/twelve');
    expect(exit).toBe(1);
    expect(error).toContain('共12处错误');
  });
});
