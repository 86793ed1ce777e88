/**
 * One maker in a process of its own, which makes letters when it is told to: `maker.mjs NAME FOLDER …`. Told `{ from, to }`
 * it answers with what they cost; told `{ end: path }` it writes its last letter there and answers with its peak memory.
 */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { peakMemory, processorTime } from './usage.mjs';

const [, , name, ...rest] = process.argv;
const { open } = await import(`./makers/${name}.mjs`);
const make = await open(...rest);
let last = [];

process.on('message', async (told) => {
  if (told.end !== undefined) {
    last.forEach((pieces, index) => writeFileSync(`${told.end}-${index}`, Buffer.concat(pieces)));
    process.send({ peak: peakMemory(), files: last.length });
    process.disconnect();
    return;
  }
  // Files are let go of as soon as they are made, as a run that writes them does.
  const bytes = [];
  const begun = { clock: performance.now(), processor: processorTime() };
  for (let index = told.from; index < told.to; index++) {
    const made = await make(index);
    // A maker gives the bytes of one file, or of each of several the pieces.
    last = made instanceof Uint8Array ? [[made]] : made;
    bytes.push(last.flat().reduce((sum, { length }) => sum + length, 0));
  }
  const count = told.to - told.from;
  const ms = (performance.now() - begun.clock) / count;
  const processor = (processorTime() - begun.processor) / count;
  process.send({ ms, processor, bytes });
});
process.send('ready');
