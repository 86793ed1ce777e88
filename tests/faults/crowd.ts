/** Many processes that write to one ledger, some of which die while they hold its lock. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLedger } from '../../src/ledger/lines.ts';
import type { CompiledProgram } from './program.ts';
import { newTown } from './town.ts';

export interface Crowd {
  /** Records in the ledger. */
  records: number;
  /** Processes that died with the lock. */
  deaths: number;
  readonly wrongs: string[];
}

/**
 * Has processes write a record each round.
 *
 * @param every a process dies at each round whose number divides by it, and another one goes on in its place.
 */
export async function crowd(
  program: CompiledProgram,
  processes: number,
  rounds: number,
  every: number,
): Promise<Crowd> {
  const town = newTown();
  const result: Crowd = { records: 0, deaths: 0, wrongs: [] };
  const confirmed = new Set<string>();
  const member = async (name: string): Promise<void> => {
    for (let from = 0; from < rounds;) {
      const { signal, output, error } = await program.run('crowd', [town.path, name, from, rounds, every]);
      const done = output
        .split('\n')
        .filter((line) => line !== '')
        .map(Number);
      for (const round of done) confirmed.add(`${name} ${round + 1}`);
      if (error !== '') result.wrongs.push(error);
      if (signal === null) return;
      result.deaths += 1;
      from = (done.at(-1) ?? from - 1) + 1;
    }
  };
  try {
    mkdirSync(join(town.out, 'town'), { recursive: true });
    await Promise.all(Array.from({ length: processes }, (_, index) => member(`第${index}小学`)));
    const { entries, flaws } = readLedger(readFileSync(join(town.out, 'town/ledger.jsonl')));
    result.records = entries.length;
    const written = entries.map(({ paper, version }) => `${paper} ${version}`);
    if (new Set(written).size < written.length) result.wrongs.push('a record was written twice');
    for (const record of confirmed) if (!written.includes(record)) result.wrongs.push(`${record} is lost`);
    if (flaws.length > 0) result.wrongs.push(JSON.stringify(flaws[0]));
    const names = readdirSync(join(town.out, 'town'));
    if (String(names) !== 'ledger.jsonl') result.wrongs.push(`left: ${names.join(' ')}`);
  } finally {
    town.remove();
  }
  return result;
}
