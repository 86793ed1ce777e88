/** Words of a text: Chinese ones by dictionary, numbers and Latin words whole, everything else by itself. */

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words and what stands between them; joined they are the text. */
export function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
