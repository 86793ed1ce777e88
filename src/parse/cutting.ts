/**
 * Where a filled paper is cut into chunks that can be read by themselves: decided by its lines alone, and only where
 * Markdown reads both sides as if the other were not there.
 */

const opening = /^ {0,3}(:{3,})[ \t]*[^\s:]/u;
const closing = /^ {0,3}(:{3,})[ \t]*$/u;
/** What may go on over empty lines in ways that lines do not show: code, HTML. */
const uncuttable = /^[ \t>]*(?:```|~~~|<)/u;
/** What lines begin with that are blank no more, and may be one of the above. */
const notable = /[:>`~<]/u;

/** A chunk's end, without the empty lines below it, and where the next one begins. */
export interface Cut {
  readonly end: number;
  readonly next: number;
}

/** Whether a text may be cut at all. */
export function isCuttable(markdown: string): boolean {
  // Carriage returns are line ends as well.
  return !markdown.includes('\r');
}

/** Where the first line begins that is not blank; the text's end if there is none. */
export function firstChunk(markdown: string): number {
  for (let start = 0; start < markdown.length;) {
    const end = lineEnd(markdown, start);
    if (textStart(markdown, start, end) < end) return start;
    start = end + 1;
  }
  return markdown.length;
}

/** Where the chunk ends that begins at a line which is not blank; undefined if the text must be read as a whole. */
export function cutAfter(markdown: string, from: number): Cut | undefined {
  let to = from;
  let afterBlank = false;
  // Colons of the container that is open; a container within it has fewer, and ends before it.
  let fence = 0;
  for (let start = from, end = from; end < markdown.length; start = end + 1) {
    end = lineEnd(markdown, start);
    const text = textStart(markdown, start, end);
    if (text === end) {
      afterBlank = true;
      continue;
    }
    if (afterBlank && fence === 0 && isCut(markdown, start)) return { end: to, next: start };
    afterBlank = false;
    to = end;
    if (!notable.test(markdown.charAt(text))) continue;
    const line = markdown.slice(start, end);
    if (uncuttable.test(line)) return undefined;
    if (fence === 0) fence = opening.exec(line)?.[1]?.length ?? 0;
    else if ((closing.exec(line)?.[1]?.length ?? 0) >= fence) fence = 0;
  }
  return { end: to, next: markdown.length };
}

/** Whether a chunk begins at a line below an empty one, if no container is open there, or the text has ended. */
export function isCut(markdown: string, start: number): boolean {
  // No white space of any kind: such a line may belong to what stands above it.
  return !/\s/u.test(markdown.charAt(start));
}

function lineEnd(markdown: string, start: number): number {
  const end = markdown.indexOf('\n', start);
  return end < 0 ? markdown.length : end;
}

/** Where the spaces and tabs that a line begins with end. */
function textStart(markdown: string, start: number, end: number): number {
  let at = start;
  while (at < end && (markdown.charCodeAt(at) === 0x20 || markdown.charCodeAt(at) === 0x09)) at++;
  return at;
}
