/** The pictures of seals in a data set's folder: `印章/` or `seals/`, one PNG an organization, named after it. */
import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { error, reasonOf, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import type { Pixels } from '../model/seal.ts';
import type { NamedFolder } from '../model/source.ts';
import { maxSealBytes, readBounded } from './bounds.ts';
import { readPng } from './png-pixels.ts';
import { composed } from './text.ts';

export const sealFolders = ['印章', 'seals'] as const;

/** A picture that can be read, not yet known to be anybody's. */
export interface SealFile {
  /** The file's name without its extension. */
  readonly name: string;
  readonly shown: string;
  readonly png: Uint8Array;
  readonly pixels: Pixels;
}

/** Reads all pictures; those that cannot be read are told, the others are in the value. */
export async function loadSeals({ path, shown }: NamedFolder): Promise<Outcome<readonly SealFile[]>> {
  const value: SealFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const folder of sealFolders) {
    for (const file of await pngNames(join(path, folder))) {
      const shownFile = `${shown}/${folder}/${file}`;
      const read = await readSeal(join(path, folder, file));
      if (typeof read === 'string') {
        diagnostics.push(error({ code: 'seal-unreadable', path: shownFile, reason: read }, { file: shownFile }));
      } else {
        value.push({ name: composed(basename(file, extname(file))), shown: shownFile, ...read });
      }
    }
  }
  return { value, diagnostics };
}

async function pngNames(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => !/^[.~_]/u.test(name) && extname(name).toLowerCase() === '.png').sort();
  } catch {
    return [];
  }
}

async function readSeal(path: string): Promise<Pick<SealFile, 'png' | 'pixels'> | string> {
  try {
    const png = await readBounded(path, maxSealBytes);
    const pixels = readPng(png);
    return typeof pixels === 'string' ? pixels : { png, pixels };
  } catch (cause) {
    return reasonOf(cause);
  }
}
