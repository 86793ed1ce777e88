/** Our own side: each letter from its data to the bytes of its copies. */
import { lengthOf } from '../../dist/model/pieces.js';
import { writeCopies } from '../../dist/pipeline.js';
import { compose, openLetters } from '../letters.mjs';

/**
 * @param {string} folder of prepared letters
 * @param {string} formats joined by commas
 * @param {string} copies how many of each letter
 */
export async function open(folder, formats, copies = '1') {
  const { dataset, plans } = await openLetters(folder, Number(copies));
  return async (index) => {
    const files = await writeCopies(dataset, compose(dataset, plans[index]), formats.split(','));
    for (const { pieces } of files) putTogether(pieces);
    return files.map(({ pieces }) => pieces);
  };
}

let room = Buffer.alloc(0);

/** Copies all bytes of a file to one place, as the system does that writes them. */
function putTogether(pieces) {
  const length = lengthOf(pieces);
  if (room.length < length) room = Buffer.alloc(length);
  let at = 0;
  for (const piece of pieces) {
    room.set(piece, at);
    at += piece.length;
  }
}
