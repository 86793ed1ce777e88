/**
 * Which face plays which part: reads fonts.yaml and the user's font files, and gives layout and the PDF writer one
 * library. Every part has a chain of faces; a character is drawn by the first that has it.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { error, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import type { Face, FontLibrary } from '../model/face.ts';
import type { NamedFolder } from '../model/source.ts';
import { facePartNames, faceParts, fallbackPartName, type FacePart } from '../model/style.ts';
import { maxFontBytes, readBounded } from './bounds.ts';
import { readFontSettings } from './fonts-yaml.ts';
import { openPackagedFace, openUserFaces, packagedFaceNames, type NamedFace } from './font-files.ts';

/** A part's chain of faces, for the `fonts` command. */
export interface PartChain {
  readonly part: FacePart;
  readonly wanted: readonly string[];
  readonly faces: readonly string[];
}

export interface LoadedFonts {
  readonly library: FontLibrary;
  readonly chains: readonly PartChain[];
  /** Names of the user's own faces. */
  readonly own: readonly string[];
  /** Which faces draw papers; the same only where they are, the user's files byte for byte. */
  readonly identity: string;
}

/** Digits of a hash that tell one font file from another. */
const shownHash = 12;
const fontFile = /\.(ttf|otf|ttc|woff2?)$/i;

/**
 * Loads the fonts of a workspace; the first folder that has a fonts.yaml decides the parts. Faults: an unreadable font
 * file, a part for which no face is found.
 */
export async function loadFonts(folders: readonly NamedFolder[]): Promise<Outcome<LoadedFonts>> {
  const diagnostics: Diagnostic[] = [];
  const hashes: string[] = [];
  const own = await userFaces(folders, diagnostics, hashes);
  const settings = await readFontSettings(folders, diagnostics);
  // Without the names every part would seem to lack its font.
  if (settings === undefined) return { value: undefined, diagnostics };
  const faces = faceCache(own);
  const namesOf = (part: string): readonly string[] => settings.parts.get(part)?.names ?? [];
  const fallback = [...namesOf(fallbackPartName), ...own.map(({ face }) => face.name)];
  const chains = new Map<FacePart, string[]>();
  const described: PartChain[] = [];
  for (const part of faceParts) {
    const wanted = namesOf(facePartNames[part]);
    const first = wanted.filter((name) => faces.exists(name));
    const body = namesOf(facePartNames.body).filter((name) => faces.exists(name));
    const chain = [...new Set([...first, ...body, ...fallback.filter((name) => faces.exists(name))])];
    if (first.length === 0) {
      const place = settings.parts.get(facePartNames[part])?.place ?? settings.place;
      diagnostics.push(error({ code: 'font-missing', part: facePartNames[part], wanted }, place));
    }
    chains.set(part, chain);
    described.push({ part, wanted, faces: chain });
  }
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  const library = fontLibrary(chains, faces.open);
  const identity = [...described.map(({ part, faces: [face = ''] }) => `${facePartNames[part]} ${face}`), ...hashes];
  const value = {
    library,
    chains: described,
    own: own.map(({ face }) => face.name),
    identity: identity.join('；'),
  };
  return { value, diagnostics };
}

async function userFaces(
  folders: readonly NamedFolder[],
  diagnostics: Diagnostic[],
  hashes: string[],
): Promise<NamedFace[]> {
  const found: NamedFace[] = [];
  for (const folder of folders) {
    if (!existsSync(folder.path)) continue;
    const files = (await readdir(folder.path)).filter((file) => fontFile.test(file)).sort();
    for (const file of files) {
      try {
        const path = join(folder.path, file);
        found.push(...(await openUserFaces(path)));
        const hash = createHash('sha256')
          .update(await readBounded(path, maxFontBytes))
          .digest('hex');
        hashes.push(`${file} ${hash.slice(0, shownHash)}`);
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        diagnostics.push(error({ code: 'font-unreadable', reason }, { file: `${folder.shown}/${file}` }));
      }
    }
  }
  return found;
}

interface FaceCache {
  readonly exists: (name: string) => boolean;
  readonly open: (name: string) => Face;
}

/** Opens each face once, when it is first needed: a paper without 楷体 never reads the 楷体 file. */
function faceCache(own: readonly NamedFace[]): FaceCache {
  const byName = new Map<string, Face>();
  for (const { face, names } of own) {
    byName.set(face.key, face);
    for (const name of names) if (!byName.has(name)) byName.set(name, face);
  }
  const opened = new Map<string, Face>();
  return {
    exists: (name) => byName.has(name) || packagedFaceNames.includes(name),
    open(name) {
      const known = byName.get(name) ?? opened.get(name);
      if (known !== undefined) return known;
      const face = openPackagedFace(name);
      if (face === undefined) throw new Error(`no face named ${name}`);
      opened.set(name, face);
      return face;
    },
  };
}

function fontLibrary(chains: ReadonlyMap<FacePart, readonly string[]>, open: (name: string) => Face): FontLibrary {
  const found = new Map<FacePart, Map<string, string | undefined>>(faceParts.map((part) => [part, new Map()]));
  return {
    face: open,
    faceFor(part, character) {
      const known = found.get(part);
      if (known?.has(character) === true) return known.get(character);
      const name = (chains.get(part) ?? []).find((candidate) => open(candidate).has(character));
      known?.set(character, name);
      return name;
    },
    advance: (key, character) => (key === '' ? 1 : open(key).advance(character)),
  };
}
