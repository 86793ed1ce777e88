/**
 * Where everything is: a workspace is a folder with `data/` and, if it likes, `templates/`, `fonts/` and `out/` of its
 * own; what it lacks comes with the program.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NamedFolder } from '../model/source.ts';

export interface Workspace {
  /** Name of the data set: the last part of its folder's path. */
  readonly dataset: string;
  readonly data: NamedFolder;
  /** The workspace's own before the built-in ones. */
  readonly templates: readonly NamedFolder[];
  readonly fonts: readonly NamedFolder[];
  readonly out: NamedFolder;
}

/** The folder that holds the program with its templates, fonts and examples. */
export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Finds the workspace of a data set.
 *
 * @param dataset the data set's folder, or its name in `data/`.
 * @param cwd the folder paths are relative to, and shown relative to.
 * @param out where papers go; `out/` of the workspace unless given.
 */
export function openWorkspace(dataset: string, cwd: string, out?: string): Workspace {
  const path = datasetFolder(dataset, cwd);
  const parent = dirname(path);
  const root = basename(parent) === 'data' ? dirname(parent) : cwd;
  const folder = (where: string): NamedFolder => ({ path: where, shown: shownPath(where, cwd) });
  const layers = (name: string): NamedFolder[] =>
    [...new Set([join(root, name), join(packageRoot, name)])].map((where) => folder(resolve(where)));
  return {
    dataset: basename(path),
    data: folder(path),
    templates: layers('templates'),
    fonts: layers('fonts'),
    out: folder(out === undefined ? join(root, 'out') : resolve(cwd, out)),
  };
}

/** Where the papers of a data set and their ledger lie. */
export function issueFolder({ out, dataset }: Workspace): { readonly path: string; readonly shown: string } {
  return { path: join(out.path, dataset), shown: `${out.shown}/${dataset}` };
}

function datasetFolder(dataset: string, cwd: string): string {
  const path = resolve(cwd, dataset);
  if (existsSync(path)) return path;
  const named = resolve(cwd, 'data', dataset);
  return existsSync(named) ? named : path;
}

/** A path as people see it: relative to where they are if it lies below, with forward slashes. */
export function shownPath(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  const shown = inside === '' ? '.' : inside.startsWith('..') || isAbsolute(inside) ? path : inside;
  return shown.replaceAll('\\', '/');
}

/** The version in package.json, the only place that has it. */
export function packageVersion(): string {
  const description: unknown = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const version = typeof description === 'object' && description !== null ? Reflect.get(description, 'version') : '';
  return String(version);
}
