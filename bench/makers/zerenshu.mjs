/** Our own side: each letter from its data to the bytes of its copies. */
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
    return files.map(({ bytes }) => bytes);
  };
}
