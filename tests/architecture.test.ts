/** The one direction of the program: load → check → fill → parse → layout → write, joined by the pipeline alone. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));

/** What each part may import beside itself; a part is a folder of src/ or a file in it. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  messages: ['model'],
  load: ['model'],
  check: ['model'],
  fill: ['model'],
  parse: ['model'],
  ledger: ['model'],
  layout: ['model'],
  write: ['model'],
  'data-pipeline.ts': ['model', 'load', 'check', 'write'],
  'dataset.ts': ['model', 'load', 'check', 'fill'],
  'open-dataset.ts': ['model', 'load', 'check', 'parse', 'data-pipeline.ts', 'dataset.ts'],
  'pipeline.ts': ['model', 'load', 'check', 'fill', 'parse', 'layout', 'write', 'dataset.ts'],
  'print-pipeline.ts': ['model', 'layout', 'write', 'pipeline.ts'],
  'reports.ts': ['write'],
  batch: ['model', 'ledger', 'pipeline.ts', 'data-pipeline.ts', 'open-dataset.ts', 'print-pipeline.ts'],
  cli: ['model', 'messages', 'ledger', 'pipeline.ts', 'reports.ts', 'batch'],
  'index.ts': ['model', 'messages', 'pipeline.ts', 'batch'],
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : path.endsWith('.ts') ? [path] : [];
  });
}

function partOf(path: string): string {
  return relative(source, path).split(/[\\/]/u)[0] ?? '';
}

const imports: Import[] = filesBelow(source).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/gu)].map(([, path = '']) => ({
    file: relative(source, file),
    from: partOf(file),
    to: partOf(resolve(dirname(file), path)),
  })),
);

describe('imports go one way', () => {
  test('every part of the program is known here', () => {
    expect([...new Set(filesBelow(source).map(partOf))].sort()).toEqual(Object.keys(allowed).sort());
  });

  test.each(Object.keys(allowed))('%s', (part) => {
    const others = imports.filter(({ from, to }) => from === part && to !== part);
    expect(others.filter(({ to }) => !(allowed[part] ?? []).includes(to))).toEqual([]);
  });

  test('the imports are really read', () => {
    expect(imports.length).toBeGreaterThan(100);
  });
});

describe('what touches the world stands at the edge', () => {
  const pure = ['model', 'check', 'fill', 'parse', 'layout', 'messages'];
  const outside = /from 'node:(?!zlib)|\bprocess\.|Date\.now|new Date\(|Math\.random|performance\.now|randomUUID/u;

  test.each(pure)('%s reads no file, no clock and no chance', (part) => {
    const files = filesBelow(join(source, part)).filter((file) => outside.test(readFileSync(file, 'utf8')));
    expect(files.map((file) => relative(source, file))).toEqual([]);
  });
});
