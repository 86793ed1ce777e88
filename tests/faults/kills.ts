/** Runs that are killed, and what the next one finds. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLedger } from '../../src/ledger/lines.ts';
import { countyData } from '../batch/county.ts';
import { contentOf, issuedPath } from './issued.ts';
import { severalAtATime, type CompiledProgram } from './program.ts';
import {
  build,
  change,
  namesOf,
  newTown,
  nextData,
  reissue,
  restore,
  soundBuild,
  treeOf,
  wrongPapers,
  type Reissue,
  type Town,
  type Tree,
} from './town.ts';

export interface Kills {
  /** Processes that were killed, and of those how many while nothing told them to kill themselves. */
  kills: number;
  random: number;
  /** Records told to be on disk. */
  confirmed: number;
  /** Temporary files and locks that were found left. */
  left: number;
  readonly wrongs: string[];
}

/** Names that a killed run may leave: temporary files, its lock, what it made ready for one. */
const leftOver = /(^|\/)\.(~\d+-[0-9a-f]+-\d+|lock(\.[^/]*)?(\/.*)?)$/u;

/** At most so many calls are made in a run of the fast child. */
const roundsOfARun = 3;
const callsOfARun = 125;

/**
 * Kills processes that write files and records, one after the other in the same folder.
 *
 * @param lines how many such folders are worked in at a time.
 */
export async function killIssues(program: CompiledProgram, count: number, lines: number): Promise<Kills> {
  const kills: Kills = { kills: 0, random: 0, confirmed: 0, left: 0, wrongs: [] };
  const inARow = Math.min(40, count);
  await severalAtATime(Math.ceil(count / inARow), lines, async (row) => {
    const town = newTown();
    mkdirSync(town.out);
    // Records on disk: one that a run had no time to confirm may be there, and then stays.
    let known = 0;
    try {
      for (let turn = 0; turn < inARow; turn++) {
        const index = row * inARow + turn;
        const isRandom = index % 4 === 3;
        const call = 1 + ((index * 7) % callsOfARun);
        const torn = index % 8 === 2 ? 'torn' : '';
        const child = program.start('issue', [town.path, isRandom ? 10_000 : roundsOfARun, isRandom ? 0 : call, torn]);
        if (isRandom) {
          await child.spoken;
          await new Promise((resolve) => setTimeout(resolve, (index * 13) % 29));
          child.kill();
        }
        const { signal, output, error } = await child.ended;
        if (signal === 'SIGKILL') kills.kills += 1;
        else if (error !== '') kills.wrongs.push(error);
        kills.random += isRandom ? 1 : 0;
        const told = output
          .split('\n')
          .filter((line) => line !== '')
          .map(Number);
        kills.confirmed += told.length;
        const papers = treeOf(town.out);
        kills.left += [...papers.keys()].filter((name) => leftOver.test(name)).length;
        const sure = told.at(-1) ?? known;
        const found = issueWrongs(papers, [sure, sure + 1], true);
        known = readLedger(ledgerOf(papers)).entries.length;
        kills.wrongs.push(...found.map((wrong) => `${index}, call ${isRandom ? 'any' : call}: ${wrong}`));
      }
      const { error } = await program.run('issue', [town.path, 1, 0]);
      if (error !== '') kills.wrongs.push(error);
      kills.wrongs.push(...issueWrongs(treeOf(town.out), [known + 1], false));
    } finally {
      town.remove();
    }
  });
  return kills;
}

const ledgerOf = (papers: Tree): Buffer => papers.get('town/ledger.jsonl') ?? Buffer.alloc(0);

/** @param counts how many records there may be. */
function issueWrongs(papers: Tree, counts: readonly number[], mayBeLeft: boolean): string[] {
  const { entries, flaws } = readLedger(ledgerOf(papers));
  const found = flaws.map((flaw) => JSON.stringify(flaw));
  const last = entries.length;
  if (!counts.includes(last)) found.push(`${last} records where there must be ${counts.join(' or ')}`);
  if (entries.some(({ version }, at) => version !== at + 1)) found.push('records are not in order');
  // A version's file comes before its record; what later ones made needless goes last, and not if the run is killed.
  const isExpected = (version: number): boolean => (mayBeLeft ? version >= 1 && version <= last + 1 : version === last);
  for (const [name, bytes] of papers) {
    if (leftOver.test(name) ? mayBeLeft : name.endsWith('/')) continue;
    if (name === 'town/ledger.jsonl') continue;
    const version = Number(/(\d+)\.pdf$/u.exec(name)?.[1] ?? 0);
    if (!isExpected(version) || name !== issuedPath(version)) found.push(`${name} should not be there`);
    else if (!contentOf(version).equals(bytes)) found.push(`${name} is not whole`);
  }
  if (last > 0 && !papers.has(issuedPath(last))) found.push(`${issuedPath(last)} is gone`);
  return found;
}

/** Calls below the output folder that a reissue makes. */
const callsOfABuild = 90;

/**
 * Kills builds that reissue a town's papers, and has another run finish their work.
 *
 * @param count how many; the first go through the calls, the others are killed at any time.
 */
export async function killBuilds(program: CompiledProgram, count: number, several: number): Promise<Kills> {
  const kills: Kills = { kills: 0, random: 0, confirmed: 0, left: 0, wrongs: [] };
  const model = newTown();
  const goal = await reissue(model).finally(() => model.remove());
  const step = Math.max(1, Math.floor(callsOfABuild / count));
  await severalAtATime(count, several, async (index) => {
    const call = 1 + index * step;
    const isRandom = call > callsOfABuild;
    const town = newTown();
    try {
      restore(town, goal.before);
      change(town, nextData);
      const torn = index % 2 === 1 ? 'torn' : '';
      const child = program.start('build', [town.path, town.out, town.formats, isRandom ? 0 : call, torn]);
      if (isRandom) {
        await child.spoken;
        await new Promise((resolve) => setTimeout(resolve, (index * 13) % 41));
        child.kill();
      }
      const { signal, error } = await child.ended;
      kills.kills += signal === 'SIGKILL' ? 1 : 0;
      kills.random += isRandom ? 1 : 0;
      if (error !== '') kills.wrongs.push(error);
      const papers = treeOf(town.out);
      kills.left += [...papers.keys()].filter((name) => leftOver.test(name)).length;
      const found = wrongPapers(papers, goal, leftOver);
      const resumed = await build(town);
      if (resumed.exit !== 0) found.push(resumed.error);
      if (String(namesOf(treeOf(town.out))) !== String(namesOf(goal.after))) {
        found.push(`the next run does not finish the work: ${[...treeOf(town.out).keys()].join(', ')}`);
      }
      kills.wrongs.push(...found.map((wrong) => `call ${isRandom ? 'any' : call}: ${wrong}`));
    } finally {
      town.remove();
    }
  });
  return kills;
}

/** Runs that have a thread write their files. */
export interface ThreadKills extends Kills {
  /** Records that were in the ledgers that killed runs left. */
  records: number;
}

/** A town of so many schools that a thread beside the one that makes papers writes them. */
export function largeTown(): Town {
  return newTown('pdf', countyData('林素芬', manySchools));
}

const manySchools = ['清溪小学', ...Array.from({ length: 59 }, (_, index) => `第${index + 2}小学`)];

/** The papers of a large town, written by the thread that makes them. */
export async function largeGoal(): Promise<Reissue> {
  const town = largeTown();
  const after = await soundBuild(town, '--jobs', '1').finally(() => town.remove());
  return { before: new Map(), after, signed: [] };
}

/** Records after which a build of a large town is killed at the latest: some papers before its end. */
const recordsAtMost = 50;

/** Waits until a ledger has so many lines, however fast the computer is, or the one that writes it has ended. */
async function untilLedgerHas(lines: number, ledger: string, ended: Promise<unknown>): Promise<void> {
  const count = (): number => (existsSync(ledger) ? readFileSync(ledger, 'latin1').split('\n').length - 1 : 0);
  const end = ended.then(() => true);
  while (count() < lines) {
    const pause = new Promise<boolean>((resolve) => setTimeout(resolve, 2, false));
    if (await Promise.race([end, pause])) return;
  }
}

/** Kills builds of a large town at any time while they write, and has another run finish their work. */
export async function killLargeBuilds(program: CompiledProgram, count: number): Promise<ThreadKills> {
  const kills: ThreadKills = { kills: 0, random: 0, confirmed: 0, left: 0, records: 0, wrongs: [] };
  const goal = await largeGoal();
  for (let index = 0; index < count; index++) {
    const town = largeTown();
    try {
      const given = [town.path, town.out, town.formats, 0, ''];
      const child = program.start('build', given);
      await child.spoken;
      await untilLedgerHas((index * 7) % recordsAtMost, join(town.out, 'town', 'ledger.jsonl'), child.ended);
      await new Promise((resolve) => setTimeout(resolve, (index * 13) % 17));
      child.kill();
      const { signal, error } = await child.ended;
      kills.kills += signal === 'SIGKILL' ? 1 : 0;
      const papers = treeOf(town.out);
      const { entries } = readLedger(papers.get('town/ledger.jsonl') ?? Buffer.alloc(0));
      kills.records += entries.length;
      kills.left += [...papers.keys()].filter((name) => leftOver.test(name)).length;
      const found = [...wrongPapers(papers, goal, leftOver), ...(error === '' ? [] : [error])];
      for (const entry of entries) {
        const files = entry.kind === 'issued' ? [...entry.files, entry.text] : [];
        for (const { path } of files) if (!papers.has(path)) found.push(`${path} is in the ledger, not on the disk`);
      }
      const resumed = await program.run('build', given);
      if (resumed.exit !== 0) found.push(resumed.error);
      if (String(namesOf(treeOf(town.out))) !== String(namesOf(goal.after))) found.push('is not finished');
      kills.wrongs.push(...found.map((wrong) => `kill ${index}: ${wrong}`));
    } finally {
      town.remove();
    }
  }
  return kills;
}
