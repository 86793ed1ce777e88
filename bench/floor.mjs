/**
 * What the files of a run cost if nothing is done but compressing and writing them: `floor.mjs FOLDER TARGET` reads all
 * DOCX and PDF files below FOLDER, deflates again what was deflated in them, by the program's own compressor, writes the
 * same files below TARGET and forces them to disk. Prints the figures as JSON.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { inflateRawSync, inflateSync } from 'node:zlib';
import { lengthOf } from '../dist/model/pieces.js';
import { deflate } from '../dist/write/compress.js';
import { filesBelow } from './batch.mjs';
import { processorTime } from './usage.mjs';

const [, , folder, target] = process.argv;
/** How many folders are written to at a time. */
const atOnce = 8;

const paths = await filesBelow(folder, '.docx', '.pdf');
const files = await Promise.all(paths.map(async (path) => ({ path, bytes: await readFile(path) })));
const streams = files.flatMap(({ path, bytes }) => (path.endsWith('.pdf') ? pdfStreams(bytes) : zipParts(bytes)));
const distinct = [
  ...new Map(streams.map((bytes) => [createHash('sha256').update(bytes).digest('hex'), bytes])).values(),
];

// The compressor is warm in neither the run nor here; half a second takes the worst off.
const warm = performance.now();
for (let index = 0; performance.now() - warm < 500; index++) deflate(distinct[index % distinct.length]);
const all = cost(() => streams.forEach((bytes) => deflate(bytes)));
const once = cost(() => distinct.forEach((bytes) => deflate(bytes)));
const written = await write();
process.stdout.write(
  JSON.stringify({
    files: files.length,
    bytes: lengthOf(files.map(({ bytes }) => bytes)),
    all: { ...all, streams: streams.length, bytes: lengthOf(streams) },
    once: { ...once, streams: distinct.length, bytes: lengthOf(distinct) },
    written,
  }),
);

function cost(act) {
  const begun = { clock: performance.now(), processor: processorTime() };
  act();
  return { ms: performance.now() - begun.clock, processor: processorTime() - begun.processor };
}

/** The contents of the deflated streams of a PDF (ISO 32000-1, 7.3.8). */
function pdfStreams(bytes) {
  const text = bytes.toString('latin1');
  const found = [];
  for (const { 0: begin, index } of text.matchAll(/\bstream\r?\n/gu)) {
    const dictionary = text.slice(text.lastIndexOf('obj', index), index);
    if (!dictionary.includes('/FlateDecode')) continue;
    const from = index + begin.length;
    found.push(inflateSync(bytes.subarray(from, text.indexOf('endstream', from)), { finishFlush: 2 }));
  }
  return found;
}

/** The contents of the deflated parts of a ZIP file, by its directory (APPNOTE 4.3.12). */
function zipParts(bytes) {
  const found = [];
  let at = bytes.readUInt32LE(bytes.length - 6);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [size, place] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
    const from = place + 30 + bytes.readUInt16LE(place + 26) + bytes.readUInt16LE(place + 28);
    if (bytes.readUInt16LE(at + 10) === 8) found.push(inflateRawSync(bytes.subarray(from, from + size)));
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return found;
}

/** Writes each folder's files side by side as the program does: under another name, forced to disk, renamed. */
async function write() {
  const folders = byFolder();
  for (const each of folders.keys()) await mkdir(join(target, relative(folder, each)), { recursive: true });
  const waiting = [...folders];
  const begun = { clock: performance.now(), processor: processorTime() };
  const worker = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await writeFolder(...next);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { ms: performance.now() - begun.clock, processor: processorTime() - begun.processor };
}

function byFolder() {
  const folders = new Map();
  for (const file of files) {
    const its = folders.get(dirname(file.path)) ?? [];
    folders.set(dirname(file.path), its);
    its.push(file);
  }
  return folders;
}

async function writeFolder(from, its) {
  const to = join(target, relative(folder, from));
  await Promise.all(
    its.map(async ({ path, bytes }) => {
      const place = join(to, relative(from, path));
      const file = await open(`${place}~`, 'wx');
      await file.writeFile(bytes);
      await file.sync();
      await file.close();
      await rename(`${place}~`, place);
    }),
  );
  const handle = await open(to);
  await handle.sync();
  await handle.close();
}
