/** A thread that writes the files of papers and does nothing else. */
import { parentPort } from 'node:worker_threads';
import { callAtOnce } from './file-calls.ts';
import type { WriteAnswer, WriteOrder } from './file-writer.ts';
import { storeFiles } from './store-files.ts';

callAtOnce();

// What is no refusal of the file system is a fault of the program: it ends this thread, and the other hears of it.
parentPort?.on('message', async ({ order, paper }: WriteOrder) => {
  const answer: WriteAnswer = { order, stored: await storeFiles(paper) };
  parentPort?.postMessage(answer, []);
});
