/** A small job from nothing to finished files: a whole process, its fonts read. */
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build, filesBelow, issued } from '../batch.mjs';
import { median } from '../measure.mjs';
import { runProgram } from '../process.mjs';
import { megabytes, seconds } from '../table.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const example = join(root, 'data/leigu');
const rounds = 5;

export async function startPart({ folder, tell }) {
  const runs = [
    { what: 'build data/leigu --only school-letter', run: (out) => build(example, out, '--only', 'school-letter') },
    { what: 'build data/leigu', run: (out) => build(example, out) },
    { what: 'npm start (compiles what has changed)', run: npmStart },
  ];
  const costs = runs.map(() => []);
  const made = [];
  for (let round = 0; round < rounds; round++) {
    tell(`round ${round + 1} of ${rounds}`);
    for (const [index, { run }] of runs.entries()) {
      const out = join(folder, `${round}-${index}`);
      costs[index].push(await run(out));
      const papers = (await issued(out, 'leigu')).length;
      const files = (await filesBelow(join(out, 'leigu'), '.docx', '.pdf')).length;
      made[index] = { papers, files };
    }
  }
  const of = (index, measure) => median(costs[index].map((cost) => cost[measure]).filter((each) => each !== undefined));
  const rows = runs.map(({ what }, index) => [
    what,
    ...[made[index].papers, made[index].files].map(String),
    seconds(of(index, 'ms')),
    seconds(of(index, 'processor')),
    megabytes(of(index, 'peak')),
  ]);
  if (made[0].papers !== 5) throw new Error(`${made[0].papers} letters, not 5`);
  const [ms, peak] = [of(0, 'ms'), of(0, 'peak')];
  const what = 'whole process for 5 letters';
  const targets = [
    { what: `${what}: time`, target: 'under 2 s', reached: `${seconds(ms)} s`, isMet: ms < 2000 },
    { what: `${what}: memory`, target: 'under 400 MB', reached: `${megabytes(peak)} MB`, isMet: peak < 400 * 2 ** 20 },
  ];
  return {
    title: 'A small job, whole process',
    rows: [['what', 'papers', 'files', 's', 'cpu s', 'peak MB'], ...rows],
    left: 1,
    notes: [`Medians of ${rounds} rounds in turn; the fonts' files are in the system's cache after the first.`],
    targets,
  };
}

/** As somebody who has cloned the project starts it. */
function npmStart(out) {
  const npm = process.env.npm_execpath;
  const [program, ...args] = npm === undefined ? ['npm'] : [process.execPath, npm];
  return runProgram(program, [...args, 'start', '--', '--out', out], { cwd: root });
}
