/** What was made to do harm is a fault in words or a safe result, and nothing is written outside the output folder. */
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BuildReport } from '../../src/batch/report.ts';
import { readDocx } from '../reading/docx.ts';
import { soundData, template, workspace, type TestWorkspace } from '../workspace.ts';
import { hostileData, hostileNames, hostileTemplates, type Hostile } from './corpus.ts';

/** A workspace with a case's files. */
function placed({ files }: Hostile): TestWorkspace {
  const place = workspace({});
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(place.path, file)), { recursive: true });
    writeFileSync(join(place.path, file), content);
  }
  return place;
}

/** The paths of everything in a folder but its `out`. */
function outside(path: string): string[] {
  return readdirSync(path, { recursive: true })
    .map(String)
    .filter((name) => !/^out(?:$|[/\\])/u.test(name))
    .sort();
}

interface Failed {
  readonly errors: readonly { readonly code: string; readonly message: string }[];
}

async function expectOutcome(hostile: Hostile): Promise<void> {
  const place = placed(hostile);
  const before = outside(place.path);
  if (hostile.outcome === 'made') {
    const { exit, error } = await place.run('build', 'data/town', '--format', 'docx');
    // Warnings may be told.
    expect([exit, error.match(/ 错误 |\n\s+at /u)]).toEqual([0, null]);
    const files = readdirSync(join(place.path, 'out'), { recursive: true }).map(String);
    expect(files.filter((file) => file.endsWith('.docx'))).toHaveLength(2);
  } else {
    const { exit, output } = await place.run('check', 'data/town', '--json');
    expect(exit).toBe(1);
    const { errors } = JSON.parse(output) as Failed;
    expect(errors.map(({ code }) => code)).toContain(hostile.outcome);
    for (const { message } of errors) expect(message).toMatch(/\p{Script=Han}/u);
    expect(output.length).toBeLessThan(40_000_000);
    const said = (await place.run('check', 'data/town')).error;
    expect(said).not.toMatch(/\n\s+at |RangeError|TypeError|undefined|\[object/u);
    expect(existsSync(join(place.path, 'out'))).toBe(false);
  }
  expect(outside(place.path)).toEqual(before);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
}

describe('data', () => {
  test.each(hostileData.map((hostile) => [hostile.name, hostile] as const))('%s', (_name, hostile) => expectOutcome(hostile)); // prettier-ignore
});

describe('templates', () => {
  test.each(hostileTemplates.map((hostile) => [hostile.name, hostile] as const))('%s', (_name, hostile) => expectOutcome(hostile)); // prettier-ignore
});

describe('names', () => {
  test.each(hostileNames.map((hostile) => [hostile.name, hostile] as const))('%s', (_name, hostile) => expectOutcome(hostile)); // prettier-ignore

  test('print as they are', async () => {
    const name = '**清** {{x}} <b>&amp;</b> $& [a](b)';
    const markup = hostileNames.find((hostile) => hostile.name === 'markup');
    if (markup === undefined) throw new Error('no such case');
    const report = await placed(markup).build('data/town', '--format', 'docx');
    expect(report.papers[0]?.subject).toBe(name);
  });

  test('that differ only in case, composition or width do not take each other’s files', async () => {
    const schools = ['Abc小学', 'ABC小学'];
    const list = schools.map((name) => `  - { 名称: ${name}, 类别: 学校, 上级: 中心学校 }`).join('\n');
    const place = workspace({
      'data/town/data.yaml': soundData.replace(/ {2}- \{ 名称: 清溪小学.*\n/u, `${list}\n`).replace(/ {2}- \{ 单位: 清溪小学.*\n/u, ''), // prettier-ignore
      'templates/letter.md': template('# {{title}}\n\n{{subject.name}}'),
    });
    const { exit, output } = await place.run('build', 'data/town', '--format', 'docx', '--json');
    expect(exit).toBe(1);
    expect(output).toContain('name-collision');
  });
});

describe('links', () => {
  const files = { 'data/town/data.yaml': soundData, 'templates/letter.md': template('# {{title}}') };

  test('from the output folder lead nothing out of it: folders, the ledger', async () => {
    const place = workspace({ ...files, 'elsewhere/ledger.jsonl': '' });
    const elsewhere = join(place.path, 'elsewhere');
    mkdirSync(join(place.path, 'out'));
    symlinkSync(elsewhere, join(place.path, 'out/town'), 'dir');
    expect(await place.run('build', 'data/town')).toMatchObject({ exit: 1, error: expect.stringContaining('链接') as string }); // prettier-ignore
    expect(readdirSync(elsewhere)).toEqual(['ledger.jsonl']);

    const other = workspace({ ...files, 'elsewhere/ledger.jsonl': '' });
    mkdirSync(join(other.path, 'out/town'), { recursive: true });
    symlinkSync(join(other.path, 'elsewhere/ledger.jsonl'), join(other.path, 'out/town/ledger.jsonl'));
    expect(await other.run('build', 'data/town')).toMatchObject({ exit: 1 });
    expect(readFileSync(join(other.path, 'elsewhere/ledger.jsonl'), 'utf8')).toBe('');
  });

  test('in the place of a paper are replaced, not followed', async () => {
    const place = workspace({ ...files, 'secret.txt': 'secret' });
    const report: BuildReport = await place.build('data/town', '--format', 'docx');
    const [file] = report.papers[0]?.files ?? [];
    const path = join(place.path, file?.path ?? '');
    const bytes = readFileSync(path);
    const copy = workspace({ ...files, 'secret.txt': 'secret' });
    const target = join(copy.path, file?.path ?? '');
    mkdirSync(dirname(target), { recursive: true });
    symlinkSync(join(copy.path, 'secret.txt'), target);
    await copy.run('build', 'data/town', '--format', 'docx');
    expect(copy.read('secret.txt').toString()).toBe('secret');
    expect(lstatSync(target).isSymbolicLink() || readFileSync(target).equals(bytes)).toBe(true);
  });

  test('to what has no end, in circles, and folders that are named like files are faults', async () => {
    const place = workspace(files);
    symlinkSync('/dev/zero', join(place.path, 'data/town/zero.yaml'));
    symlinkSync('circle.yaml', join(place.path, 'data/town/circle.yaml'));
    symlinkSync(place.path, join(place.path, 'data/town/folder.yaml'));
    symlinkSync('/dev/zero', join(place.path, 'templates/other.md'));
    const { exit, output } = await place.run('check', 'data/town', '--json');
    const { errors } = JSON.parse(output) as Failed;
    expect([exit, errors.map(({ code }) => code)]).toEqual([1, Array.from({ length: 3 }, () => 'file-unreadable')]);
  });

  test('to data and templates that lie elsewhere are followed', async () => {
    const place = workspace({ 'elsewhere/a.yaml': soundData, 'elsewhere/a.md': template('# {{title}}\n\n甲乙丙') });
    mkdirSync(join(place.path, 'data/town'), { recursive: true });
    mkdirSync(join(place.path, 'templates'));
    symlinkSync(join(place.path, 'elsewhere/a.yaml'), join(place.path, 'data/town/a.yaml'));
    symlinkSync(join(place.path, 'elsewhere/a.md'), join(place.path, 'templates/letter.md'));
    const report = await place.build('data/town', '--format', 'docx');
    const [file] = report.papers[0]?.files ?? [];
    expect(readDocx(place.read(file?.path ?? '')).paragraphs.map(({ text }) => text)).toContain('甲乙丙');
  });
});
