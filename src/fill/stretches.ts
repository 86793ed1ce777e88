/** Finds the stretches of a template's tree that letters share, and makes each a block that can be kept. */
import { internalCall } from './nodes.ts';
import type { Site } from './sites.ts';
import { Stretch } from './stretch.ts';
import type { Locate } from './syntax.ts';

/** What belongs to one paper, or to few. What else a stretch reads is mostly the same for all papers of a day. */
const ownNames: ReadonlySet<string> = new Set(['subject', 'parties', 'supplement']);

/** Whether something is read or called at a site that says what other papers do not. */
export function isOwn(site: Site): boolean {
  if (site.kind === 'path') return ownNames.has(site.parts[0] ?? '');
  return site.kind === 'call' && site.helper.isOwn;
}

/**
 * Puts statements that follow each other and can be kept into blocks of their own. White space around tags must have been
 * taken away: a block of more would have its own.
 *
 * @param shared those that can be kept and do more than print a text.
 * @param sites takes those of the blocks.
 */
export function gatherStretches(
  program: hbs.AST.Program,
  shared: ReadonlySet<hbs.AST.Statement>,
  sites: Site[],
  locate: Locate,
): void {
  const body: hbs.AST.Statement[] = [];
  let from = 0;
  while (from < program.body.length) {
    let to = from;
    for (let next = from; next < program.body.length; next += 1) {
      const node = program.body[next];
      if (node === undefined || (!shared.has(node) && !isConstant(node))) break;
      if (shared.has(node)) to = next + 1;
    }
    const run = program.body.slice(from, to);
    const [first] = run;
    if (first === undefined) body.push(...program.body.slice(from, from + 1));
    else body.push(stretchOf(first, { ...program, body: run }, sites, locate));
    from = Math.max(to, from + 1);
  }
  program.body = body;
}

/** Whether a statement prints the same in every paper, or nothing. */
function isConstant({ type }: hbs.AST.Statement): boolean {
  return type === 'ContentStatement' || type === 'CommentStatement';
}

function stretchOf(
  node: hbs.AST.Statement,
  program: hbs.AST.Program,
  sites: Site[],
  locate: Locate,
): hbs.AST.Statement {
  const value = sites.push({ kind: 'stretch', place: locate(node.loc.start), stretch: new Stretch() }) - 1;
  const number = { type: 'NumberLiteral', value, original: value } as never;
  const strip = { open: false, close: false };
  const strips = { openStrip: strip, inverseStrip: strip, closeStrip: strip };
  return { ...internalCall(node, 'stretch', [number]), ...strips, type: 'BlockStatement', program } as never;
}
