import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/load/dataset.ts';
import { listTemplates, loadTemplate } from '../../src/load/template.ts';
import { at, faults, folderOf, load, plain, plainData } from './folder.ts';

describe('data sets', () => {
  it('read every data file in the order of names and nothing else', async () => {
    const outcome = await load({
      'b.yml': 'papers: []\n',
      'a.json': '{"任务": [{"编号": "1"}]}',
      'c.YAML': '',
      '.hidden.yaml': '[',
      '~$a.xlsx': '[',
      '_draft.yaml': '[',
      'notes.md': '[',
      'sub/d.yaml': 'x: 1',
    });
    expect(outcome.diagnostics).toEqual([]);
    expect(outcome.value?.dataset).toBe('test');
    expect(plainData(outcome)).toEqual([
      ['任务', [{ 编号: '1' }]],
      ['papers', []],
    ]);
  });

  it('report the faults of all files at once', async () => {
    const outcome = await load({
      'a.yaml': 'a: [1\nb: 2\n',
      'b.json': '{"a": }',
      'c.csv': 'a\n"1\n',
      'd.yaml': '- 1\n',
    });
    expect(outcome.value).toMatchObject({ sections: [], unread: ['a', 'b', 'a', 'c'] });
    expect(faults(outcome)).toMatchObject([
      [{ code: 'yaml-syntax' }, 'data/test/a.yaml:1:6'],
      [{ code: 'json-syntax', detail: 'value' }, 'data/test/b.json:1:7'],
      [{ code: 'table-syntax' }, 'data/test/c.csv:2:1'],
      [{ code: 'wrong-type', expected: 'map', found: 'list' }, 'data/test/d.yaml:1:1'],
    ]);
  });

  it('keep what can be read beside a faulty value, for further checks', async () => {
    const outcome = await load({ 'a.yaml': 'a: 1\na: 2\n', 'b.json': '{"b": "x\\u200b"}' });
    expect(faults(outcome).map(([fault]) => fault.code)).toEqual(['duplicate-key', 'forbidden-character']);
    expect(plainData(outcome)).toEqual([
      ['a', 1],
      ['b', 'x\u200B'],
    ]);
  });

  it('name the sections of which something could not be read', async () => {
    const outcome = await load({
      'a.yaml': '单位:\n  - 甲\n单位:\n  - 乙\n章节: []\n',
      'b.yaml': '工作 { 名称: 甲 }\n任务：\n  - 甲\n',
      'c.json': '{"文件" []}',
    });
    expect(outcome.value?.unread).toEqual(['单位', '工作', '任务', '文件']);
    expect(faults(outcome).map(([{ code }, place]) => `${code} ${place}`)).toEqual([
      'duplicate-key data/test/a.yaml:3:1',
      'yaml-syntax data/test/b.yaml:2:1',
      'json-syntax data/test/c.json:1:7',
    ]);
  });

  it('that are missing or empty are faults', async () => {
    expect(faults(await loadDataset(join(await folderOf({}), 'nobody'), 'data/nobody'))).toEqual([
      [{ code: 'dataset-missing', path: 'data/nobody' }, ''],
    ]);
    expect(faults(await load({ 'readme.md': 'x' }))).toEqual([[{ code: 'dataset-empty', path: 'data/test' }, '']]);
  });
});

describe('templates', () => {
  it('are found in the first folder that has them and split from their front matter', async () => {
    const own = await folderOf({ 'letter.md': '---\ntitle: 责任书\nfor: school\n---\n# {{title}}\n\n正文\n' });
    const builtIn = await folderOf({ 'letter.md': 'built in', 'plan.md': 'no front matter\n', '_part.md': '' });
    const folders = [
      { path: own, shown: 'templates' },
      { path: builtIn, shown: 'built-in/templates' },
    ];
    const { value } = await loadTemplate('letter', folders);
    expect(value).toMatchObject({
      name: 'letter',
      file: 'templates/letter.md',
      body: '# {{title}}\n\n正文\n',
      bodyLine: 5,
    });
    expect(value && plain(value.frontMatter)).toEqual({ title: '责任书', for: 'school' });
    expect(at(value?.frontMatter.entries[1]?.value.place)).toBe('templates/letter.md:3:6');
    expect(value?.frontMatter.entries[0]?.value.place.excerpt).toBe('title: 责任书');
    const other = (await loadTemplate('plan', folders)).value;
    expect(other).toMatchObject({ file: 'built-in/templates/plan.md', body: 'no front matter\n', bodyLine: 1 });
    expect(other?.frontMatter.entries).toEqual([]);
    expect(await listTemplates([...folders, { path: '/nowhere', shown: '' }])).toEqual(['letter', 'plan']);
  });

  it('that are missing are faults with the nearest name, whatever path they ask for', async () => {
    const path = await folderOf({ 'templates/school-letter.md': '', 'secret.md': 'x' });
    const folders = [{ path: join(path, 'templates'), shown: 'templates' }];
    expect(faults(await loadTemplate('school-leter', folders))).toEqual([
      [{ code: 'template-missing', name: 'school-leter', nearest: 'school-letter' }, ''],
    ]);
    for (const name of [
      '../secret',
      '..\\secret',
      '',
      '.',
      join(path, 'secret'),
      'school-letter.md/',
      'SCHOOL-LETTER',
    ]) {
      expect((await loadTemplate(name, folders)).value).toBeUndefined();
    }
  });

  it.each([
    ['---\ntitle: x\n', 'template-front-matter', 't/a.md:1:1'],
    ['---\n- x\n---\n', 'template-front-matter', 't/a.md:2:1'],
    ['---\ntitle: x\n  for: [y\n---\n', 'yaml-syntax', 't/a.md:2:8'],
    ['---\ntitle: x\ntitle: y\n---\n', 'duplicate-key', 't/a.md:3:1'],
    ['---\ntitle: x\n---\n甲\n乙\u200B\n', 'forbidden-character', 't/a.md:5:2'],
  ])('%j is at fault', async (text, code, place) => {
    const outcome = await loadTemplate('a', [{ path: await folderOf({ 'a.md': text }), shown: 't/' }]);
    expect(outcome.value).toBeUndefined();
    expect(faults(outcome)[0]).toMatchObject([{ code }, place]);
  });
});
