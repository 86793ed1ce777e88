/**
 * Keeps a template's asterisks working whatever values stand beside them. CommonMark lets `**` open or close
 * only where punctuation on one side is met by punctuation or space on the other (beside hanzi our parser is
 * more generous): `**{{title}}**2025年` would print its asterisks for a title that ends in `)`. So wherever
 * asterisks touch a value, Latin letters and digits on either side of them are written as character
 * references, which count as punctuation and print as the letters they are.
 */
import { referEnd, referStart } from './escape.ts';

/** Whether asterisks of the template stand right before or right after a value. */
export interface Flanks {
  readonly before: boolean;
  readonly after: boolean;
}

/** What the statement at an index touches; at the ends of a block, what the block itself touches. */
export function flanksOf(body: readonly hbs.AST.Statement[], index: number, block: Flanks): Flanks {
  const previous = body[index - 1];
  const next = body[index + 1];
  return {
    before: previous === undefined ? block.before : hasAsterisk(previous, 'end'),
    after: next === undefined ? block.after : hasAsterisk(next, 'start'),
  };
}

/** The template's own text, made ready for the values beside it. */
export function flankContent(
  body: readonly hbs.AST.Statement[],
  index: number,
  content: string,
  { before, after }: Flanks,
): string {
  let text = content;
  if (before) text = referStart(text);
  if (after) text = referEnd(text);
  if (isValue(body[index - 1]))
    text = text.replace(/^(\*+)(.+)/s, (_, run: string, rest: string) => run + referStart(rest));
  if (isValue(body[index + 1]))
    text = text.replace(/(.*[^*])(\*+)$/s, (_, rest: string, run: string) => referEnd(rest) + run);
  return text;
}

/** Whether a statement's text, or that of any branch of a block, has an asterisk at its start or end. */
function hasAsterisk(node: hbs.AST.Statement, side: 'start' | 'end'): boolean {
  if (node.type === 'ContentStatement') {
    const { value } = node as hbs.AST.ContentStatement;
    return side === 'start' ? value.startsWith('*') : value.endsWith('*');
  }
  if (node.type !== 'BlockStatement') return false;
  const { program, inverse } = node as { program?: hbs.AST.Program; inverse?: hbs.AST.Program };
  return [program, inverse].some((branch) => {
    const edge = branch?.body.at(side === 'start' ? 0 : -1);
    return edge !== undefined && hasAsterisk(edge, side);
  });
}

/** Blocks count as values: values may stand at their ends. */
function isValue(node: hbs.AST.Statement | undefined): boolean {
  return node?.type === 'MustacheStatement' || node?.type === 'BlockStatement';
}
