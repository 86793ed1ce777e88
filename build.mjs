/**
 * Builds the program: `dist` has its modules and their types, for those who import it; `dist/bin` has all that the
 * command needs in few files, because a start that looks for hundreds of them takes twice as long. Does nothing if
 * nothing has changed since.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('./', import.meta.url));
const folder = join(root, 'dist/bin');
/** Written last. */
const notices = join(folder, 'third-party.txt');
const madeFrom = ['src', 'build.mjs', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

/** What finds its own files by its place stays a package of its own. */
const apart = ['chokidar', 'tinypool', 'wawoff2'];

const made = statSync(notices, { throwIfNoEntry: false })?.mtimeMs ?? 0;
if (newest(madeFrom.map((path) => join(root, path))) > made) await build();

async function build() {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
  rmSync(folder, { recursive: true, force: true });
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    cwd: root,
    input: { main: 'src/cli/main.ts', worker: 'src/batch/worker.ts', 'writing-thread': 'src/batch/writing-thread.ts' },
    platform: 'node',
    external: apart,
    plugins: [{ name: 'notices', generateBundle }],
  });
  await bundle.write({ dir: folder, format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' });
  await bundle.close();
}

/** The licences of the packages that the files hold parts of. */
function generateBundle(_options, files) {
  const modules = Object.values(files).flatMap(({ moduleIds = [] }) => moduleIds.map((id) => id.replaceAll('\\', '/')));
  const packages = new Set(modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(id)?.[0] ?? []));
  const source = [...packages].sort().map(notice).join('\n\n');
  this.emitFile({ type: 'asset', fileName: 'third-party.txt', source });
}

function notice(path) {
  const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  const file = readdirSync(path).find((entry) => /^licen[cs]e/iu.test(entry));
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(path, file), 'utf8').trim();
  return `${name} ${version}\n\n${text}\n`;
}

/** When something of this was changed last: files and, where names come and go, folders. */
function newest(paths) {
  const times = paths.map((path) => {
    const found = statSync(path);
    const below = found.isDirectory() ? newest(readdirSync(path).map((entry) => join(path, entry))) : 0;
    return Math.max(found.mtimeMs, below);
  });
  return Math.max(...times);
}
