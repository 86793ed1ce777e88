/** `--signature-fields` and the ledger: which form a file has is not a fact of its paper, but the ledger stays true. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BuildReport, PaperReport } from '../../src/batch/report.ts';
import { filesOf, soundData, template, workspace, type TestWorkspace } from '../workspace.ts';

const body = `
# {{title}}

{{copiesClause}}。

:::signatures{columns=2}
{{#each parties}}
::party
{{name}}（盖章）
责任人：________
{{/each}}
:::
`;

function newTown(text = body): TestWorkspace {
  return workspace({ 'data/town/data.yaml': soundData, 'templates/letter.md': template(text) });
}

const id = 'town/letter/清溪小学';

function paperOf({ papers }: BuildReport): PaperReport | undefined {
  return papers[0];
}

function pdfs(town: TestWorkspace, report: BuildReport): Buffer[] {
  return filesOf(report, 'pdf').map(({ path }) => town.read(path));
}

function withFields(town: TestWorkspace, report: BuildReport): boolean[] {
  return pdfs(town, report).map((bytes) => bytes.includes('/AcroForm'));
}

describe('a paper nobody has signed', () => {
  test('is made again under its number where fields are asked for, once', async () => {
    const town = newTown();
    const before = await town.build('data/town');
    expect(withFields(town, before)).toEqual([false, false]);
    const added = await town.build('data/town', '--signature-fields');
    expect(paperOf(added)).toMatchObject({ status: 'changed', version: 1, supersedes: null });
    expect(paperOf(added)?.reasons).toEqual([{ path: 'signature-fields', from: null, to: null }]);
    expect(withFields(town, added)).toEqual([true, true]);
    expect(filesOf(added, 'docx')).toEqual(filesOf(before, 'docx'));
    expect((await town.run('verify', 'data/town')).exit).toBe(0);
    expect(paperOf(await town.build('data/town', '--signature-fields'))?.status).toBe('unchanged');
  });

  test('keeps its fields where a later run does not ask for them, also where a file was lost', async () => {
    const town = newTown();
    const added = await town.build('data/town', '--signature-fields');
    expect(paperOf(await town.build('data/town'))?.status).toBe('unchanged');
    const bytes = pdfs(town, added);
    rmSync(join(town.path, filesOf(added, 'pdf')[0]?.path ?? ''));
    expect(pdfs(town, await town.build('data/town'))).toEqual(bytes);
    expect((await town.run('verify', 'data/town')).exit).toBe(0);
  });

  test('keeps a DOCX that was touched up by hand', async () => {
    const town = newTown();
    const [docx] = filesOf(await town.build('data/town'), 'docx');
    town.write(docx?.path ?? '', 'touched up');
    await town.build('data/town', '--signature-fields');
    expect(town.read(docx?.path ?? '').toString()).toBe('touched up');
  });

  test('without blanks to sign in is left alone', async () => {
    const town = newTown('# {{title}}\n\n正文____。');
    await town.build('data/town');
    expect(paperOf(await town.build('data/town', '--signature-fields'))?.status).toBe('unchanged');
  });

  test('is told of by plan, which writes nothing', async () => {
    const town = newTown();
    const before = await town.build('data/town');
    const bytes = pdfs(town, before);
    const { output } = await town.run('plan', 'data/town', '--signature-fields');
    expect(output).toContain('PDF 尚无电子签名域');
    expect(pdfs(town, before)).toEqual(bytes);
  });
});

describe('a signed paper', () => {
  test('stays as it was signed, and is brought back so', async () => {
    const town = newTown();
    const before = await town.build('data/town');
    const bytes = pdfs(town, before);
    await town.run('sign', id, '--on', '2026-03-05');
    expect(paperOf(await town.build('data/town', '--signature-fields'))?.status).toBe('unchanged');
    expect(pdfs(town, before)).toEqual(bytes);
    rmSync(join(town.path, filesOf(before, 'pdf')[0]?.path ?? ''));
    await town.build('data/town', '--signature-fields');
    expect(pdfs(town, before)).toEqual(bytes);
    expect((await town.run('verify', 'data/town')).exit).toBe(0);
  });

  test('that was made with fields is brought back with them', async () => {
    const town = newTown();
    const before = await town.build('data/town', '--signature-fields');
    const bytes = pdfs(town, before);
    await town.run('sign', id, '--on', '2026-03-05');
    rmSync(join(town.path, filesOf(before, 'pdf')[1]?.path ?? ''));
    await town.build('data/town');
    expect(pdfs(town, before)).toEqual(bytes);
    expect((await town.run('verify', 'data/town')).exit).toBe(0);
  });
});
