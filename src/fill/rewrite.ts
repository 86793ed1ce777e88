/**
 * Makes the tree of a template strict. Every path, call, output and block becomes a call of one of our own
 * helpers (runtime.ts) with the number of its site, so that nothing is read or printed by Handlebars itself.
 * What can be told without data is reported here: raw output, decorators, unknown helpers, wrong numbers of
 * arguments. Parts have been inserted before (parts.ts); what is left of Handlebars' partials is refused.
 */
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Fault } from '../model/diagnostic.ts';
import { nearestName } from '../model/names.ts';
import { flankContent, flanksOf } from './flanks.ts';
import type { Flanks } from './flanks.ts';
import { helpers } from './helpers.ts';
import type { Helper } from './helpers.ts';
import { internalCall, isScoped, nameOf, nothing, pathNode, pathOf, simpleName } from './nodes.ts';
import { blockNames } from './sites.ts';
import type { BlockName, Site } from './sites.ts';
import { ItemStretches } from './stretch.ts';
import { isOwn } from './stretches.ts';
import type { Locate } from './syntax.ts';

export interface TemplateText {
  readonly text: string;
  readonly locate: Locate;
  /** Whether it fills to Markdown or, for titles, to plain text. */
  readonly kind: 'markdown' | 'plain';
}

export interface Rewritten {
  readonly sites: Site[];
  /** Statements that do more than print a text, and say nothing of the paper's own parties. */
  readonly shared: ReadonlySet<hbs.AST.Statement>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Rewrites the tree in place; gives the sites its numbers mean and the faults found on the way. */
export function rewrite(program: hbs.AST.Program, { text, locate, kind }: TemplateText): Rewritten {
  const work: Work = {
    lines: text.split('\n'),
    locate,
    kind,
    sites: [],
    shared: new Set(),
    diagnostics: [],
    scopes: [],
  };
  rewriteProgram(work, program, { before: false, after: false });
  return { sites: work.sites, shared: work.shared, diagnostics: work.diagnostics };
}

interface Work {
  readonly lines: readonly string[];
  readonly locate: Locate;
  readonly kind: TemplateText['kind'];
  readonly sites: Site[];
  readonly shared: Set<hbs.AST.Statement>;
  readonly diagnostics: Diagnostic[];
  /** Block parameters in force, innermost first. */
  readonly scopes: (readonly string[])[];
}

function rewriteProgram(work: Work, program: hbs.AST.Program, block: Flanks): void {
  work.scopes.unshift(program.blockParams ?? []);
  const original = [...program.body];
  for (const [index, statement] of original.entries()) {
    const flanks = flanksOf(original, index, block);
    const before = work.sites.length;
    const rewritten =
      statement.type === 'ContentStatement' && work.kind === 'markdown'
        ? rewriteContent(original, index, statement as hbs.AST.ContentStatement, flanks)
        : rewriteStatement(work, statement, flanks);
    program.body[index] = rewritten;
    const sites = work.sites.slice(before);
    if (sites.length > 0 && !sites.some(isOwn)) work.shared.add(rewritten);
  }
  work.scopes.shift();
}

function rewriteContent(
  body: readonly hbs.AST.Statement[],
  index: number,
  node: hbs.AST.ContentStatement,
  flanks: Flanks,
): hbs.AST.ContentStatement {
  return { ...node, value: flankContent(body, index, node.value, flanks) };
}

function rewriteStatement(work: Work, node: hbs.AST.Statement, flanks: Flanks): hbs.AST.Statement {
  switch (node.type) {
    case 'ContentStatement':
    case 'CommentStatement':
      return node;
    case 'MustacheStatement':
      return rewriteMustache(work, node as hbs.AST.MustacheStatement, flanks);
    case 'BlockStatement':
      return rewriteBlock(work, node as hbs.AST.BlockStatement, flanks);
    default: // Decorators, partials with blocks or computed names.
      report(work, { code: 'template-syntax', detail: sourceOf(work, node) }, node);
      return nothing(node);
  }
}

function rewriteMustache(work: Work, node: hbs.AST.MustacheStatement, flanks: Flanks): hbs.AST.Statement {
  if (!node.escaped) {
    report(work, { code: 'raw-output', expression: sourceOf(work, node) }, node);
    return nothing(node);
  }
  const name = nameOf(node.path);
  const isCall = node.params.length > 0 || hasOptions(node.hash) || callsWithoutArguments(work, node.path);
  const value = isCall
    ? rewriteCall(work, { path: node.path, params: node.params, hash: node.hash, loc: node.loc }, false)
    : rewritePath(work, node.path, { optional: false, alone: true });
  const print = addSite(work, { kind: 'print', place: work.locate(node.loc.start), name, flanks });
  // What is only read and printed is one call, as most of what a template prints.
  const call = isCall ? internalCall(node, 'print', [print, value]) : internalCall(node, 'printPath', [print, ...value.params]); // prettier-ignore
  // Our own output helper escapes; Handlebars must not escape for HTML on top of it.
  return {
    ...node,
    ...call,
    type: 'MustacheStatement',
    escaped: false,
  } as never;
}

/** {{copiesClause}} and {{blankDate}} are calls; {{title}} and {{date}} name values, since their helpers want one. */
function callsWithoutArguments(work: Work, path: hbs.AST.Expression): boolean {
  const name = simpleName(path);
  return name !== undefined && !isBlockParameter(work, name) && helpers.get(name)?.fewest === 0;
}

interface Call extends Pick<hbs.AST.SubExpression, 'params' | 'loc'> {
  readonly path: hbs.AST.Expression;
  readonly hash: hbs.AST.Hash | undefined;
}

function rewriteCall(work: Work, call: Call, optional: boolean): hbs.AST.SubExpression {
  const name = nameOf(call.path);
  const helper = helpers.get(simpleName(call.path) ?? '');
  const params = call.params.map((param, index) => {
    const mayLack = helper?.optional === 'all' || (helper?.optional === 'first' && index === 0);
    return rewriteExpression(work, param, optional || mayLack);
  });
  for (const pair of call.hash?.pairs ?? []) pair.value = rewriteExpression(work, pair.value, optional);
  if (helper === undefined) {
    reportUnknownHelper(work, name, [...helpers.keys()], call);
    return internalCall(call, 'faulty', []);
  }
  if (!fits(helper, call)) {
    report(work, { code: 'helper-argument', helper: name, detail: callText(work, call), usage: helper.usage }, call);
    return internalCall(call, 'faulty', []);
  }
  const site = addSite(work, { kind: 'call', place: work.locate(call.path.loc.start), name, helper, optional });
  return internalCall(call, 'call', [site, ...params], call.hash);
}

function fits(helper: Helper, { params, hash }: Call): boolean {
  const enough = params.length >= helper.fewest && params.length <= helper.most;
  return enough && (hash?.pairs ?? []).every((pair) => helper.options.includes(pair.key));
}

function rewriteExpression(work: Work, node: hbs.AST.Expression, optional: boolean): hbs.AST.Expression {
  if (node.type === 'PathExpression') return rewritePath(work, node, { optional, alone: false });
  return node.type === 'SubExpression' ? rewriteCall(work, node as hbs.AST.SubExpression, optional) : node;
}

interface PathUse {
  readonly optional: boolean;
  readonly alone: boolean;
}

/** {{a.b}} reads a, then b, from the context; a block parameter is the context of what follows it. */
function rewritePath(work: Work, node: hbs.AST.Expression, use: PathUse): hbs.AST.SubExpression {
  const place = work.locate(node.loc.start);
  const path = pathOf(node);
  const [first, ...rest] = path.parts;
  const scoped = isScoped(path);
  if (first !== undefined && !path.data && !scoped && path.depth === 0 && isBlockParameter(work, first)) {
    const site = addSite(work, { kind: 'path', place, head: first, parts: rest, dataDepth: undefined, ...use });
    return internalCall(node, 'read', [site, pathNode(node, [first], 0)]);
  }
  const head = path.data ? '@' : path.depth > 0 ? '../'.repeat(path.depth) : path.parts.length === 0 ? 'this' : '';
  const dataDepth = path.data ? path.depth : undefined;
  const site = addSite(work, { kind: 'path', place, head, parts: path.parts, dataDepth, ...use });
  return internalCall(node, 'read', [site, pathNode(node, [], path.data ? 0 : path.depth)]);
}

function rewriteBlock(work: Work, node: hbs.AST.BlockStatement, flanks: Flanks): hbs.AST.Statement {
  const name = blockName(node);
  const hasElse = Boolean(node.inverse);
  const optional = name === 'if' || name === 'unless' || hasElse;
  const params = node.params.map((param) => rewriteExpression(work, param, optional));
  for (const program of [node.program, node.inverse]) if (program) rewriteProgram(work, program, flanks);
  const given = nameOf(node.path);
  if (name === undefined) {
    reportUnknownHelper(work, `#${given}`, blockNames.map((known) => `#${known}`), node); // prettier-ignore
    return nothing(node);
  }
  if (params.length !== 1 || hasOptions(node.hash) || namesInVain(node, name)) {
    report(
      work,
      { code: 'helper-argument', helper: name, detail: sourceOf(work, node), usage: blockUsage[name] },
      node,
    );
    return nothing(node);
  }
  const site = addSite(work, { kind: 'block', place: work.locate(node.loc.start), name, items: new ItemStretches() });
  return { ...node, ...internalCall(node, name, [site, ...params]), type: 'BlockStatement' } as never;
}

/** Only each and with have something to give to block parameters. */
function namesInVain(node: hbs.AST.BlockStatement, name: BlockName): boolean {
  const names = [node.program, node.inverse].flatMap((program) => program?.blockParams ?? []);
  return names.length > 0 && name !== 'each' && name !== 'with';
}

const blockUsage: Readonly<Record<BlockName, string>> = {
  if: '{{#if subject.head.holder}}',
  unless: '{{#unless @last}}',
  each: '{{#each duties}}',
  with: '{{#with subject.head}}',
};

function blockName(node: hbs.AST.BlockStatement): BlockName | undefined {
  const name = simpleName(node.path);
  return blockNames.find((known) => known === name);
}

function report(work: Work, fault: Fault, node: { readonly loc: hbs.AST.SourceLocation }): void {
  work.diagnostics.push(error(fault, work.locate(node.loc.start)));
}

function reportUnknownHelper(
  work: Work,
  name: string,
  known: readonly string[],
  node: { loc: hbs.AST.SourceLocation },
) {
  const nearest = nearestName(name, known);
  report(
    work,
    nearest === undefined ? { code: 'unknown-helper', name } : { code: 'unknown-helper', name, nearest },
    node,
  );
}

function addSite(work: Work, site: Site): hbs.AST.Expression {
  const value = work.sites.push(site) - 1;
  return { type: 'NumberLiteral', value, original: value } as never;
}

function isBlockParameter(work: Work, name: string): boolean {
  return work.scopes.some((names) => names.includes(name));
}

function hasOptions(hash: hbs.AST.Hash | undefined): boolean {
  return (hash?.pairs ?? []).length > 0;
}

/** A tag as written, its first line only. */
function sourceOf(work: Work, { loc }: { readonly loc: hbs.AST.SourceLocation }): string {
  const rest = (work.lines[loc.start.line - 1] ?? '').slice(loc.start.column);
  return /^\{\{.*?\}\}+/.exec(rest)?.[0] ?? rest;
}

/** A call as written, without its braces. */
function callText(work: Work, call: Call): string {
  const { start, end } = call.loc;
  const line = work.lines[start.line - 1] ?? '';
  const text = line.slice(start.column, end.line === start.line ? end.column : line.length);
  return text.replace(/^[{(~]+\s*|\s*[~})]+$/g, '');
}
