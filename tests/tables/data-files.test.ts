/** Data sets written out, as YAML files and as a workbook to fill in, say what they said. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/batch/workspace.ts';
import { fieldNames } from '../../src/check/aliases.ts';
import type { RecordName } from '../../src/check/aliases.ts';
import { checkProgramme } from '../../src/check/check.ts';
import { formSheets } from '../../src/check/forms.ts';
import { headingSynonyms, personHeadings, plainHeadings } from '../../src/check/headings.ts';
import { sectionData } from '../../src/check/section-data.ts';
import { headingKeys } from '../../src/check/table-header.ts';
import { placeTables } from '../../src/check/tables.ts';
import { loadDataset } from '../../src/load/dataset.ts';
import { formWords } from '../../src/messages/form-words.ts';
import type { SourceData } from '../../src/model/source.ts';
import { writeSection } from '../../src/write/data-yaml.ts';
import { writeForm } from '../../src/write/form.ts';
import { loadPlaced } from '../load/folder.ts';

const examples = ['leigu', 'dabu', 'songtao', 'henan', 'example'];

async function sourceOf(dataset: string): Promise<SourceData> {
  const { value } = await loadDataset(join(packageRoot, 'data', dataset), `data/${dataset}`);
  const placed = value === undefined ? undefined : placeTables(value).value;
  if (placed === undefined) throw new Error(`${dataset} cannot be loaded`);
  return placed;
}

async function read(files: Readonly<Record<string, string | Uint8Array>>): Promise<SourceData> {
  const { value, diagnostics } = await loadPlaced(files);
  expect(diagnostics).toEqual([]);
  if (value === undefined) throw new Error('the files cannot be loaded');
  return value;
}

/** What the data say, apart from where; figures are in any order. */
function said(source: SourceData): unknown {
  const { value, diagnostics } = checkProgramme({ ...source, dataset: 'test' });
  expect(diagnostics).toEqual([]);
  const figures = (value?.figures ?? []).map((figure) => JSON.stringify(figure)).sort();
  const whole = { ...value, figures };
  return JSON.parse(JSON.stringify(whole, (key, part: unknown) => (key === 'place' ? undefined : part)));
}

describe.each(examples)('%s', (dataset) => {
  test('as YAML', async () => {
    const source = await sourceOf(dataset);
    const files = sectionData(source).map((section, index) => [`${index}.yaml`, writeSection(section, ['由表格读入'])]);
    expect(said(await read(Object.fromEntries(files)))).toEqual(said(source));
  });

  test('as a workbook; free data stay YAML', async () => {
    const source = await sourceOf(dataset);
    const sections = sectionData(source);
    const facts = sections.filter(({ section }) => section === 'facts').map((section) => writeSection(section, []));
    const workbook = await writeForm(formSheets(sections), formWords('zh'));
    expect(said(await read({ '数据.xlsx': workbook, 'facts.yaml': facts.join('') }))).toEqual(said(source));
  });
});

describe('headings', () => {
  const sections = Object.entries(headingSynonyms) as [RecordName, Readonly<Record<string, readonly string[]>>][];

  test.each(sections)('of %s mean one field each', (section, fields) => {
    const names = Object.values<{ readonly chinese: string }>(fieldNames[section]).map(({ chinese }) => chinese);
    const all = [...names, ...Object.values(fields).flat()].map((heading) => headingKeys(heading)[0]);
    expect(all.filter((heading, index) => all.indexOf(heading) !== index)).toEqual([]);
  });

  test('that are left out mean nothing anywhere else', () => {
    const all = new Set(sections.flatMap(([, fields]) => Object.values(fields).flat()));
    expect(plainHeadings.filter((heading) => all.has(heading) || Object.hasOwn(personHeadings, heading))).toEqual([]);
  });
});
