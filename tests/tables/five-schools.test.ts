/** The five schools of `data/leigu` come out the same from YAML, from a workbook and from a CSV file in GBK. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BuildReport } from '../../src/batch/report.ts';
import { packageRoot } from '../../src/batch/workspace.ts';
import { checkProgramme } from '../../src/check/check.ts';
import { placeTables } from '../../src/check/tables.ts';
import { loadDataset } from '../../src/load/dataset.ts';
import { hasErrors } from '../../src/model/diagnostic.ts';
import { workspace, type TestWorkspace } from '../workspace.ts';
import { inGbk, leiguWithoutSchools, schoolCsv, schoolWorkbook } from './leigu.ts';

function fromYaml(): TestWorkspace {
  const town = workspace({});
  cpSync(join(packageRoot, 'data/leigu'), join(town.path, 'data/leigu'), { recursive: true });
  return town;
}

async function fromTable(kind: string): Promise<TestWorkspace> {
  const town = workspace(leiguWithoutSchools);
  if (kind === 'a workbook') town.write('data/leigu/学校.xlsx', await schoolWorkbook());
  else town.write('data/leigu/学校名单.csv', inGbk(schoolCsv()));
  return town;
}

/** What the data say, without the places they say it at. Nothing depends on the order of tenures and figures. */
async function programmeOf(town: TestWorkspace): Promise<unknown> {
  const loaded = await loadDataset(join(town.path, 'data/leigu'), 'data/leigu');
  if (loaded.value === undefined) throw new Error('the data cannot be loaded');
  const placed = placeTables(loaded.value);
  const checked = placed.value === undefined ? placed : checkProgramme(placed.value);
  const faults = [...loaded.diagnostics, ...placed.diagnostics, ...checked.diagnostics];
  if (hasErrors(faults)) throw new Error(JSON.stringify(faults, null, 1));
  const { tenures, figures, ...others } = JSON.parse(
    JSON.stringify(checked.value, (key, value: unknown) => (key === 'place' ? undefined : value)),
  ) as { tenures: unknown[]; figures: unknown[] };
  return { ...others, tenures: sorted(tenures), figures: sorted(figures) };
}

function sorted(items: readonly unknown[]): string[] {
  return items.map((item) => JSON.stringify(Object.entries(item as object).sort())).sort();
}

let made: readonly string[] | undefined;

/** The papers as YAML makes them, made once. */
async function expectedHashes(): Promise<readonly string[]> {
  made ??= hashesOf(await fromYaml().build('data/leigu'));
  return made;
}

function hashesOf({ papers }: BuildReport): string[] {
  return papers.flatMap(({ files }) => files.map(({ path, sha256 }) => `${path} ${sha256}`));
}

describe.each(['a workbook', 'a CSV file in GBK'])('from %s', (kind) => {
  test('they are the same programme', async () => {
    expect(await programmeOf(await fromTable(kind))).toEqual(await programmeOf(fromYaml()));
  });

  test('their papers are the same, byte for byte', async () => {
    const expected = await expectedHashes();
    const report = await (await fromTable(kind)).build('data/leigu');
    expect(expected.length).toBeGreaterThan(60);
    expect(hashesOf(report)).toEqual(expected);
    expect(report.warnings).toEqual([]);
  }, 120_000);
});
