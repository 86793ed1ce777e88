/**
 * Times makers of letters round by round, each in turn, so that what else the machine does meets them alike. Each is in
 * a process of its own: none warms another, none pays for another's garbage, and each has its own peak of memory.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('maker.mjs', import.meta.url));

/** How often each maker has its turn; the first rounds only warm up. */
export const plan = { warmUps: 10, rounds: 5, lettersPerRound: 100 };
/** How many letters each maker makes, none of them twice. */
export const lettersMade = (plan.warmUps + plan.rounds) * plan.lettersPerRound;

/**
 * @typedef {object} Measure
 * @property {number} ms a letter by the clock, the median of the rounds
 * @property {number} processor milliseconds of processor a letter, the median of the rounds
 * @property {number} peak the most memory its process held, in bytes
 * @property {number} bytes a letter, the median of all
 * @property {Buffer[]} last the files of the last letter
 */

/**
 * @param {readonly (readonly string[])[]} makers each a module of `makers/` and what it is opened with
 * @param {string} folder for the last letters
 * @returns {Promise<Measure[]>}
 */
export async function measure(makers, folder) {
  const children = [];
  try {
    for (const maker of makers) {
      const child = fork(script, maker);
      children.push(child);
      await answer(child);
    }
    const found = makers.map(() => []);
    for (let round = 0; round < plan.warmUps + plan.rounds; round++) {
      const from = round * plan.lettersPerRound;
      for (const [which, child] of children.entries()) {
        child.send({ from, to: from + plan.lettersPerRound });
        const cost = await answer(child);
        if (round >= plan.warmUps) found[which].push(cost);
      }
    }
    return await Promise.all(
      children.map(async (child, which) => ended(child, found[which], join(folder, `${which}`))),
    );
  } finally {
    for (const child of children) child.kill();
  }
}

async function ended(child, costs, path) {
  child.send({ end: path });
  const { peak, files } = await answer(child);
  const last = await Promise.all(Array.from({ length: files }, (_, index) => readFile(`${path}-${index}`)));
  return {
    ms: median(costs.map(({ ms }) => ms)),
    processor: median(costs.map(({ processor }) => processor)),
    bytes: median(costs.flatMap(({ bytes }) => bytes)),
    peak,
    last,
  };
}

/** What a child says next. @throws where it ends instead */
async function answer(child) {
  const aborted = new AbortController();
  const { signal } = aborted;
  try {
    const end = once(child, 'exit', { signal }).then(([code]) => {
      throw new Error(`${child.spawnargs.slice(2).join(' ')} ended with ${code}`);
    });
    const [said] = await Promise.race([once(child, 'message', { signal }), end]);
    return said;
  } finally {
    aborted.abort();
  }
}

/** The value in the middle. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
