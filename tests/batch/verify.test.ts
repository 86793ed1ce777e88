/** Each kind of damage to what was issued, and the words `verify` has for it. */
import { chmodSync, copyFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { soundData, template, workspace, type TestWorkspace } from '../workspace.ts';

const paper = 'town/letter/清溪小学';
const folder = 'out/town/letter/清溪小学';
const copy = `${folder}/清溪小学_第1份_存中心学校.pdf`;
const scan = `${folder}/清溪小学_第1版_签字扫描件.jpg`;
const text = 'out/town/.versions/letter/清溪小学/第1版.txt';
const ledger = 'out/town/ledger.jsonl';

/** A town whose one paper is issued, and signed if asked for. */
async function issuedTown(isSigned: boolean): Promise<TestWorkspace> {
  const town = workspace({ 'data/town/data.yaml': soundData, 'templates/letter.md': template('# {{title}}\n\n{{subject.head.holder}}') }); // prettier-ignore
  await town.build('data/town');
  if (isSigned) {
    town.write('scan.jpg', 'signed by all');
    expect((await town.run('sign', paper, '--on', '2026-03-05', '--scan', 'scan.jpg')).exit).toBe(0);
  }
  return town;
}

function edit(town: TestWorkspace, file: string, change: (text: string) => string): void {
  const path = join(town.path, file);
  chmodSync(path, 0o644);
  writeFileSync(path, change(town.read(file).toString('latin1')), 'latin1');
}

interface Damage {
  readonly name: string;
  readonly isSigned?: boolean;
  readonly damage: (town: TestWorkspace) => void;
  /** What is said, apart from what to do about it. */
  readonly said: readonly string[];
  readonly hint: string;
  /** Whether what is said is a warning: nothing is lost. */
  readonly isWarning?: boolean;
}

const damages: readonly Damage[] = [
  {
    name: 'a copy is gone',
    damage: ({ path }) => rmSync(join(path, copy)),
    said: [`缺少文书 ${copy}`],
    hint: '用 build 命令可以重新制作',
  },
  {
    name: 'a signed copy is gone',
    isSigned: true,
    damage: ({ path }) => rmSync(join(path, copy)),
    said: [`缺少已签订的文书 ${copy}`],
    hint: '请从备份中取回',
  },
  {
    name: 'one byte of a copy is another',
    damage: (town) => edit(town, copy, (bytes) => `${bytes.slice(0, 500)}~${bytes.slice(501)}`),
    said: [`文书 ${copy} 与台账所记不符，被改动过或已损坏`],
    hint: '再用 build 命令重新制作',
  },
  {
    name: 'a signed copy was saved again by somebody',
    isSigned: true,
    damage: (town) => edit(town, copy, (bytes) => `${bytes} `),
    said: [`已签订的文书 ${copy} 与台账所记不符，被改动过或已损坏`],
    hint: '请从备份中取回',
  },
  {
    name: 'the scan is another one',
    isSigned: true,
    damage: (town) => edit(town, scan, () => 'signed by nobody'),
    said: [`已签订的签字扫描件 ${scan} 与台账所记不符`],
    hint: '请从备份中取回',
  },
  {
    name: 'the text of a version is gone',
    damage: ({ path }) => rmSync(join(path, text)),
    said: [`缺少存档文本 ${text}`],
    hint: '请从备份中取回',
  },
  {
    name: 'a file that nobody issued',
    damage: ({ path }) => copyFileSync(join(path, copy), join(path, folder, '清溪小学 - 副本.pdf')),
    said: [`台账中没有 ${folder}/清溪小学 - 副本.pdf 这个文件`],
    hint: '请移到别处',
  },
  {
    name: 'a copy under another name',
    damage: ({ path }) => renameSync(join(path, copy), join(path, folder, '定稿.pdf')),
    said: [`缺少文书 ${copy}`, `台账中没有 ${folder}/定稿.pdf 这个文件`],
    hint: '请移到别处',
  },
  {
    name: 'a line of the ledger was changed',
    isSigned: true,
    damage: (town) => edit(town, ledger, (lines) => lines.replace('2026-03-05', '2026-03-04')),
    said: [`${ledger}:3 错误 签订台账这一行被改动过`],
    hint: '用备份恢复台账',
  },
  {
    name: 'a line was taken out of the ledger',
    isSigned: true,
    damage: (town) =>
      edit(town, ledger, (lines) =>
        lines
          .split('\n')
          .filter((_line, index) => index !== 1)
          .join('\n'),
      ),
    said: [`${ledger}:2 错误 签订台账这一行前面少了记录，或者次序被改动过`],
    hint: '用备份恢复台账',
  },
  {
    name: 'a line of the ledger is no JSON any more',
    damage: (town) => edit(town, ledger, (lines) => lines.replace('"kind"', 'kind')),
    said: [`${ledger}:2 错误 签订台账这一行读不出来`],
    hint: '用备份恢复台账',
  },
  {
    name: 'the last lines of the ledger are gone',
    isSigned: true,
    damage: (town) => edit(town, ledger, (lines) => lines.split('\n').slice(0, 2).join('\n').concat('\n')),
    said: [`台账中没有 ${scan} 这个文件`],
    hint: '请移到别处',
  },
  {
    name: 'the ledger is gone',
    damage: ({ path }) => rmSync(join(path, ledger)),
    said: [`台账中没有 ${copy} 这个文件`],
    hint: '请移到别处',
  },
  {
    name: 'the last line of the ledger was not written to its end',
    isSigned: true,
    damage: (town) => edit(town, ledger, (lines) => `${lines}{"kind":"voided","pap`),
    said: [`${ledger}:4 提醒 签订台账的最后一行没有写完，是上次运行中断留下的`],
    hint: '自动清除',
    isWarning: true,
  },
  {
    name: 'a killed run has left a file it was writing',
    damage: (town) => town.write(`${folder}/.~4711-3`, 'half'),
    said: [`${folder}/.~4711-3 是上次运行中断留下的`],
    hint: '自动清除',
    isWarning: true,
  },
];

describe('verify says what is wrong', () => {
  test.each(damages)('$name', async ({ isSigned = false, damage, said, hint, isWarning = false }) => {
    const town = await issuedTown(isSigned);
    expect((await town.run('verify', 'data/town')).exit).toBe(0);
    damage(town);
    const { exit, error } = await town.run('verify', 'data/town');
    for (const words of said) expect(error).toContain(words);
    expect(error).toContain(hint);
    expect(exit).toBe(isWarning ? 0 : 1);
    const { output } = await town.run('verify', 'data/town', '--json');
    expect(JSON.parse(output)).toMatchObject({ dataset: 'town', sound: isWarning });
  });

  test('nothing where nothing was issued', async () => {
    const town = workspace({ 'data/town/data.yaml': soundData });
    expect(await town.run('verify', 'data/town')).toMatchObject({ exit: 0, error: '' });
  });
});

describe('what is damaged', () => {
  test('is made again where nobody has signed it', async () => {
    const town = await issuedTown(false);
    const before = town.read(copy);
    rmSync(join(town.path, copy));
    const { papers } = await town.build('data/town');
    expect(papers[0]).toMatchObject({ status: 'changed', version: 1, reasons: [{ path: 'files' }] });
    expect(town.read(copy)).toEqual(before);
    expect((await town.run('verify', 'data/town')).exit).toBe(0);
  });

  test('by somebody who touched it up stays as it is while nothing else changes', async () => {
    const town = await issuedTown(false);
    edit(town, copy, (bytes) => `${bytes} touched up`);
    const before = town.read(copy);
    expect((await town.build('data/town')).papers[0]).toMatchObject({ status: 'unchanged' });
    expect(town.read(copy)).toEqual(before);
  });

  test('is found after a run that did not come to its end, and made again', async () => {
    const town = await issuedTown(false);
    const before = town.read(copy);
    edit(town, copy, (bytes) => `${bytes.slice(0, 500)}~${bytes.slice(501)}`);
    expect((await town.build('data/town')).papers[0]).toMatchObject({ status: 'unchanged' });
    town.write('out/town/.unfinished', '');
    expect((await town.run('verify', 'data/town')).error).toContain('out/town/.unfinished 是上次运行中断留下的');
    expect((await town.build('data/town')).papers[0]).toMatchObject({ status: 'changed', version: 1 });
    expect(town.read(copy)).toEqual(before);
    expect((await town.run('verify', 'data/town')).error).toBe('');
  });

  test('comes back byte for byte where it was signed', async () => {
    const town = await issuedTown(true);
    const before = town.read(copy);
    rmSync(join(town.path, copy));
    await town.build('data/town');
    expect(town.read(copy)).toEqual(before);
    expect((await town.run('verify', 'data/town')).exit).toBe(0);
  });

  test('is not built on: a ledger with a flaw is left alone', async () => {
    const town = await issuedTown(true);
    edit(town, ledger, (lines) => lines.replace('2026-03-05', '2026-03-04'));
    const before = town.read(ledger);
    for (const command of [
      ['build', 'data/town'],
      ['plan', 'data/town'],
      ['void', paper, '--reason', '有误'],
      ['status', 'data/town'],
    ]) {
      const { exit, error } = await town.run(...command);
      expect(exit, command.join(' ')).toBe(1);
      expect(error).toContain('签订台账这一行被改动过');
    }
    expect(town.read(ledger)).toEqual(before);
  });
});
