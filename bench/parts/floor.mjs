/** How near a run comes to what its files cost if they are only compressed and written. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../batch.mjs';
import { generate, letters } from '../letters.mjs';
import { runNode } from '../process.mjs';
import { megabytes, seconds } from '../table.mjs';

const script = fileURLToPath(new URL('../floor.mjs', import.meta.url));
const schools = 200;

export async function floorPart({ folder, tell }) {
  const rows = [['letter', 'what', 's', 'cpu s', 'MB', 'pieces', 'share of the run']];
  for (const letter of letters) {
    tell(`${letter.name}: ${schools} schools built, then their files compressed and written with nothing else done`);
    const workspace = join(folder, letter.key);
    const out = join(folder, `${letter.key}-out`);
    await mkdir(workspace);
    const data = await generate(letter, workspace, schools);
    const own = await build(data, out);
    const { output } = await runNode([script, out, join(folder, `${letter.key}-copy`)]);
    const { files, bytes, all, once, written } = JSON.parse(output);
    if (files !== schools * 6) throw new Error(`zerenshu made ${files} files`);
    const share = (processor) => `${((100 * processor) / own.processor).toFixed(0)}%`;
    const row = (what, { ms, processor }, size, pieces) => [
      `${letter.name}, ${letter.pages} p.`,
      what,
      seconds(ms),
      seconds(processor),
      megabytes(size),
      String(pieces),
      share(processor),
    ];
    rows.push(
      row('zerenshu build', own, bytes, files),
      row('deflate every stream of every file', all, all.bytes, all.streams),
      row('deflate each distinct stream once', once, once.bytes, once.streams),
      row('write the files, fsync', written, bytes, files),
    );
    const floor = { ms: once.ms + written.ms, processor: once.processor + written.processor };
    rows.push(row('the floor: distinct streams and writing', floor, bytes, files));
  }
  const notes = [
    'Shares are by processor time, the compressor is the one that the program uses. A letter may cost less than its',
    'streams: of fonts, the program compresses each piece that letters share once.',
  ];
  return { title: 'The physical floor', rows, left: 2, notes, targets: [] };
}
