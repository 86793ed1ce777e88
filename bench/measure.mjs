/** Times makers of letters round by round, each in turn, so that what else the machine does meets them alike. */

/**
 * @typedef {object} Maker
 * @property {string} name
 * @property {(index: number) => Uint8Array | Promise<Uint8Array>} make makes the letter of one name
 */

/**
 * @typedef {object} Measure
 * @property {number} ms a letter, the median of the rounds
 * @property {number} bytes a letter, the median of the last round
 * @property {Uint8Array} last the last letter made
 */

/**
 * Each round makes letters no earlier round has made; the first rounds only warm up.
 *
 * @param {readonly Maker[]} makers
 * @param {{ warmUps: number, rounds: number, lettersPerRound: number }} plan
 * @returns {Promise<Measure[]>}
 */
export async function measure(makers, { warmUps, rounds, lettersPerRound }) {
  const found = makers.map(() => ({ times: [], letters: [] }));
  for (let round = 0; round < warmUps + rounds; round++) {
    for (const [which, { make }] of makers.entries()) {
      const letters = [];
      const start = performance.now();
      for (let letter = 0; letter < lettersPerRound; letter++) {
        letters.push(await make(round * lettersPerRound + letter));
      }
      const time = (performance.now() - start) / lettersPerRound;
      found[which].letters = letters;
      if (round >= warmUps) found[which].times.push(time);
    }
  }
  return found.map(({ times, letters }) => ({
    ms: median(times),
    bytes: median(letters.map((letter) => letter.length)),
    last: letters.at(-1),
  }));
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
