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
 * @returns the stretch that is the whole template, if one is.
 */
export function gatherStretches(
  program: hbs.AST.Program,
  shared: ReadonlySet<hbs.AST.Statement>,
  sites: Site[],
  locate: Locate,
): Stretch | undefined {
  const body: hbs.AST.Statement[] = [];
  let whole: Stretch | undefined;
  let from = 0;
  while (from < program.body.length) {
    const own = program.body.findIndex((node, index) => index >= from && !shared.has(node) && !isConstant(node));
    const to = own < 0 ? program.body.length : own;
    const run = program.body.slice(from, to);
    const [first] = run;
    if (first !== undefined && run.some((node) => shared.has(node))) {
      const stretch = new Stretch();
      const site = { kind: 'stretch', place: locate(first.loc.start), stretch } as const;
      body.push(stretchBlock({ ...program, body: run }, sites.push(site) - 1, first));
      if (run.length === program.body.length) whole = stretch;
    } else body.push(...run);
    body.push(...program.body.slice(to, to + 1));
    from = to + 1;
  }
  program.body = body;
  return whole;
}

/** Whether a statement prints the same in every paper, or nothing. */
function isConstant({ type }: hbs.AST.Statement): boolean {
  return type === 'ContentStatement' || type === 'CommentStatement';
}

/** @param value the number of its site. @param node where it begins. */
function stretchBlock(program: hbs.AST.Program, value: number, node: hbs.AST.Statement): hbs.AST.Statement {
  const number = { type: 'NumberLiteral', value, original: value } as never;
  const strip = { open: false, close: false };
  const strips = { openStrip: strip, inverseStrip: strip, closeStrip: strip };
  return { ...internalCall(node, 'stretch', [number]), ...strips, type: 'BlockStatement', program } as never;
}
