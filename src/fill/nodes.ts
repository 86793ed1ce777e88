/**
 * Nodes of Handlebars' tree: the ones our rewriting makes, and what it asks of those it finds. The declared
 * types lack what the compiler takes (no hash, literals in a path's place); the casts are here for that.
 */

/**
 * Names of our own helpers in the rewritten tree. The # keeps them out of templates' reach: no identifier or
 * block parameter has one, and names written as [#read] are rewritten like all others.
 */
export const internalHelpers = {
  read: '#read',
  call: '#call',
  print: '#print',
  printPath: '#printPath',
  faulty: '#faulty',
  if: '#if',
  unless: '#unless',
  each: '#each',
  with: '#with',
  stretch: '#stretch',
} as const;

/** A call of one of our own helpers, in the place of a node. */
export function internalCall(
  node: { readonly loc: hbs.AST.SourceLocation },
  name: keyof typeof internalHelpers,
  params: readonly hbs.AST.Expression[],
  hash?: hbs.AST.Hash,
): hbs.AST.SubExpression {
  const original = internalHelpers[name];
  const path = { type: 'PathExpression', data: false, depth: 0, parts: [original], original, loc: node.loc } as const;
  return { type: 'SubExpression', path, params: [...params], hash, loc: node.loc } as never;
}

/** A path to the context some blocks up, or to a block parameter. */
export function pathNode({ loc }: hbs.AST.Node, parts: string[], depth: number): hbs.AST.PathExpression {
  return { type: 'PathExpression', data: false, depth, parts, original: parts[0] ?? 'this', loc };
}

/** Text that is empty, in the place of what is refused. */
export function nothing({ loc }: hbs.AST.Node): hbs.AST.Statement {
  return { type: 'ContentStatement', value: '', original: '', loc } as never;
}

/** A path, or a literal in a path's place, which Handlebars takes for a name: {{12}} reads the field 12. */
export function pathOf(node: hbs.AST.Expression): hbs.AST.PathExpression {
  return node.type === 'PathExpression' ? (node as hbs.AST.PathExpression) : pathNode(node, [nameOf(node)], 0);
}

/** What a path or literal says, as written. */
export function nameOf(node: hbs.AST.Expression): string {
  return String((node as { original?: unknown }).original ?? node.type);
}

/** Whether a path says itself where it starts: this.name, ./name, ../name. The rule is Handlebars' own. */
export function isScoped(path: hbs.AST.PathExpression): boolean {
  return /^\.|this\b/.test(path.original);
}

/** The name of a path that could be a helper's: one part, not this.name, not @name. */
export function simpleName(node: hbs.AST.Expression): string | undefined {
  if (node.type !== 'PathExpression') return undefined;
  const path = node as hbs.AST.PathExpression;
  return path.parts.length === 1 && !path.data && path.depth === 0 && !isScoped(path) ? path.parts[0] : undefined;
}
