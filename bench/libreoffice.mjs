/** LibreOffice as a peer: one call that turns many DOCX files into PDFs, with the faces that ours are set in. */
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import wawoff from 'wawoff2';
import { runProgram } from './process.mjs';

const require = createRequire(import.meta.url);
const program = process.env.SOFFICE ?? 'soffice';

/** The faces of the program's packages, under the names that the DOCX gives them. */
const faces = [
  ['仿宋_GB2312', '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf', 'regular'],
  ['方正小标宋简体', '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf', 'regular'],
  ['黑体', '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf', 'regular'],
  ['楷体_GB2312', '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2', 'regular'],
  ['Times New Roman', '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf', 'regular'],
  ['Times New Roman', '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf', 'bold'],
];

/** The version that is installed; undefined where none is. */
export async function libreOfficeVersion() {
  try {
    const { stdout } = await promisify(execFile)(program, ['--version']);
    return stdout.trim();
  } catch {
    return undefined;
  }
}

/**
 * Makes LibreOffice ready in an empty folder: its settings, its faces.
 *
 * @returns {Promise<(files: readonly string[], out: string) => Promise<import('./process.mjs').Cost>>} one call
 */
export async function openLibreOffice(folder) {
  const fonts = join(folder, 'faces');
  await mkdir(fonts, { recursive: true });
  const named = [];
  for (const [name, file, weight] of faces) {
    const path = join(fonts, basename(file).replace(/\.woff2$/u, '.ttf'));
    const source = require.resolve(file);
    if (source.endsWith('.woff2')) await writeFile(path, await wawoff.decompress(await readFile(source)));
    else await cp(source, path);
    named.push(
      `<match target="scan"><test name="file"><string>${path}</string></test>` +
        `<edit name="family" mode="assign"><string>${name}</string></edit>` +
        `<edit name="weight" mode="assign"><const>${weight}</const></edit></match>`,
    );
  }
  const configuration = join(folder, 'fonts.conf');
  const cache = `<cachedir>${join(folder, 'cache')}</cachedir>`;
  await writeFile(
    configuration,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir>${cache}${named.join('')}</fontconfig>`,
  );
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const env = { ...process.env, FONTCONFIG_FILE: configuration };
  return (files, out) =>
    runProgram(program, [profile, '--headless', '--convert-to', 'pdf', '--outdir', out, ...files], { env });
}
