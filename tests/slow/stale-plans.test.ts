/** Two runs of one saved plan at the same time: one carries it out, the other says that it is stale. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { soundData, template, workspaceAt } from '../workspace.ts';

const rounds = 500;
const path = mkdtempSync(join(tmpdir(), 'zerenshu-'));
afterAll(() => rmSync(path, { recursive: true, force: true }));

test(`${rounds} plans, each carried out once`, async () => {
  const town = workspaceAt(path, { 'templates/letter.md': template('# {{title}}\n\n{{subject.head.holder}}') });
  const options = ['data/town', '--format', 'docx'];
  for (let round = 1; round <= rounds; round += 1) {
    const name = ['林素芬', '王国栋', '赵明'][round % 3] ?? '';
    town.write('data/town/data.yaml', soundData.replace('林素芬', name));
    town.write('plan.json', (await town.run('plan', ...options, '--json')).output);
    const run = () => town.run('build', ...options, '--plan', 'plan.json');
    const answers = await Promise.all([run(), run()]);
    expect(answers.map(({ exit }) => exit).sort(), `round ${round}`).toEqual([0, 1]);
    expect(answers.find(({ exit }) => exit === 1)?.error).toContain('计划已经过时');
    const ledger = town.read('out/town/ledger.jsonl').toString().trim().split('\n');
    expect(ledger).toHaveLength(1 + round);
  }
});
