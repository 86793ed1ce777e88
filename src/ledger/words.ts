/** Words of a text: Chinese ones by dictionary, numbers and Latin words whole, everything else by itself. */

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Looks up the words of a line. */
export type Words = (line: string) => readonly string[];

/** Words that are looked up once for each line: looking them up is what takes time. */
export function rememberedWords(): Words {
  const known = new Map<string, readonly string[]>();
  return (line) => {
    const words = known.get(line) ?? wordsOf(line);
    known.set(line, words);
    return words;
  };
}

/** The words and what stands between them; joined they are the text. */
function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
