/**
 * How much a template may do for one paper. A template that loops through lists within lists, or parts that insert each
 * other twice, would fill the memory long before it came to its end; steps are counted, not seconds, so that a paper
 * that is made on one computer is made on every other.
 */

/** Values read, printed or gone through for one paper; a county's plan takes some ten thousand. */
export const maxSteps = 1_000_000;
/** Characters of a filled paper: some six hundred pages. */
export const maxPaperLength = 400_000;
/** Characters of a template with its parts. */
export const maxTemplateLength = 200_000;
/** Levels of blocks in blocks, and of calls in calls. */
export const maxBlockDepth = 50;

/** The signs that open and close levels: of blocks anywhere, of calls within tags. */
const levels = /(?<open>\{\{~?\s*(?<kind>[#/]|\^(?!~?\}\}))?)|(?<close>\}\})|(?<call>[()])/gu;

/**
 * Where a text first nests deeper than templates may, as an offset; undefined where it does not. Looked at before the
 * text is parsed, for the parser's time grows with the square of the levels.
 */
export function tooDeepAt(text: string): number | undefined {
  let blocks = 0;
  let calls = 0;
  let isInTag = false;
  for (const { groups = {}, index } of text.matchAll(levels)) {
    const { open, kind, close, call } = groups;
    if (open !== undefined) {
      isInTag = true;
      calls = 0;
      if (kind !== undefined) blocks = Math.max(0, blocks + (kind === '/' ? -1 : 1));
    }
    if (close !== undefined) isInTag = false;
    if (call !== undefined && isInTag) calls += call === '(' ? 1 : -1;
    if (blocks > maxBlockDepth || calls > maxBlockDepth) return index;
  }
  return undefined;
}
