/** How cost grows with a county: letters in three copies, DOCX and PDF, as whole processes. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, bytesOf, filesBelow } from '../batch.mjs';
import { generateCounty } from '../county.mjs';
import { fixed, megabytes, seconds } from '../table.mjs';

const sizes = [10, 100, 1000, 5000];
const filesOfALetter = 6;

/** What a further letter may cost in the largest county beside the one below it, and how much more memory it may take. */
const bounds = { time: 1.25, memory: 1.25 };

export async function growthPart({ folder, tell }) {
  const costs = [];
  for (const size of sizes) {
    tell(`${size} letters`);
    const workspace = join(folder, String(size));
    await generateCounty(workspace, size);
    const out = join(workspace, 'out');
    const cost = await build(join(workspace, 'data/county'), out);
    const files = await filesBelow(join(out, 'county'), '.docx', '.pdf');
    if (files.length !== filesOfALetter * size) throw new Error(`${files.length} files for ${size} letters`);
    const ledger = await bytesOf([join(out, 'county/ledger.jsonl')]);
    costs.push({ ...cost, size, bytes: await bytesOf(files), ledger });
    await rm(workspace, { recursive: true });
  }
  const rows = costs.map((cost, index) => {
    const { size, ms, processor, peak, bytes, ledger } = cost;
    const further = index === 0 ? '' : fixed(marginal(cost, costs[index - 1], 'processor'));
    return [
      String(size),
      seconds(ms),
      seconds(processor),
      fixed(ms / size),
      fixed(processor / size),
      further,
      megabytes(peak),
      megabytes(bytes),
      fixed(ledger / size / 1024),
    ];
  });
  const header = ['letters', 's', 'cpu s', 'ms/letter', 'cpu ms/letter', 'cpu ms a further', 'peak MB', 'MB', 'ledger KB/letter']; // prettier-ignore
  const [, small, large, largest] = costs;
  const time = marginal(largest, large, 'processor') / marginal(large, small, 'processor');
  const memory = largest.peak / large.peak;
  const targets = [
    {
      what: 'growth to 5,000 letters: time linear (a further letter beyond 1,000 against one beyond 100)',
      target: `${bounds.time}× or less`,
      reached: `${time.toFixed(2)}×`,
      isMet: time > 0 && time <= bounds.time,
    },
    {
      what: 'growth to 5,000 letters: memory flat (peak against that of 1,000)',
      target: `${bounds.memory}× or less`,
      reached: `${memory.toFixed(2)}×, ${megabytes(largest.peak)} MB`,
      isMet: memory <= bounds.memory,
    },
    {
      what: 'growth to 5,000 letters: memory of the whole process',
      target: 'under 700 MB',
      reached: `${megabytes(largest.peak)} MB`,
      isMet: largest.peak < 700 * 2 ** 20,
    },
  ];
  const notes = [
    'zerenshu build on counties of bench/county.mjs: a letter for each school, in three copies, DOCX and PDF.',
    'A further: what each letter costs that a county has more than the one above it.',
  ];
  return { title: 'Growth', rows: [header, ...rows], left: 0, notes, targets };
}

/** What each letter costs by which one county is larger than another. */
function marginal(large, small, measure) {
  return (large[measure] - small[measure]) / (large.size - small.size);
}
