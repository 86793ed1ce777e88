/**
 * Which face plays which part: reads fonts.yaml and the user's font files, and gives layout and the PDF writer one
 * library. Every part has a chain of faces; a character is drawn by the first that has it.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { error, reasonOf, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import type { Face, FontLibrary } from '../model/face.ts';
import type { NamedFolder } from '../model/source.ts';
import { facePartNames, faceParts, type FacePart } from '../model/style.ts';
import { maxFontBytes, maxTextBytes, readBounded } from './bounds.ts';
import { decode, refuseUnfit, sourceText } from './text.ts';
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
const fallbackKey = '后备';

/**
 * Loads the fonts of a workspace; the first folder that has a fonts.yaml decides the parts. Faults: an unreadable font
 * file, a part for which no face is found.
 */
export async function loadFonts(folders: readonly NamedFolder[]): Promise<Outcome<LoadedFonts>> {
  const diagnostics: Diagnostic[] = [];
  const hashes: string[] = [];
  const own = await userFaces(folders, diagnostics, hashes);
  const names = await configuredNames(folders, diagnostics);
  // Without the names every part would seem to lack its font.
  if (names === undefined) return { value: undefined, diagnostics };
  const faces = faceCache(own);
  const fallback = [...(names[fallbackKey] ?? []), ...own.map(({ face }) => face.name)];
  const chains = new Map<FacePart, string[]>();
  const described: PartChain[] = [];
  for (const part of faceParts) {
    const wanted = names[facePartNames[part]] ?? [];
    const first = wanted.filter((name) => faces.exists(name));
    const body = (names[facePartNames.body] ?? []).filter((name) => faces.exists(name));
    const chain = [...new Set([...first, ...body, ...fallback.filter((name) => faces.exists(name))])];
    if (first.length === 0) diagnostics.push(error({ code: 'font-missing', part: facePartNames[part], wanted }));
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

async function configuredNames(
  folders: readonly NamedFolder[],
  diagnostics: Diagnostic[],
): Promise<Record<string, readonly string[]> | undefined> {
  for (const folder of folders) {
    const path = join(folder.path, 'fonts.yaml');
    if (!existsSync(path)) continue;
    const shown = `${folder.shown.replace(/[\\/]+$/u, '')}/fonts.yaml`;
    const text = await readText(path, shown, diagnostics);
    if (text === undefined) return undefined;
    const document = parseDocument(text, { logLevel: 'silent' });
    const fault = document.errors[0];
    if (fault !== undefined) {
      const detail = fault.message.split('\n')[0] ?? '';
      const line = fault.linePos?.[0].line ?? 1;
      diagnostics.push(error({ code: 'yaml-syntax', detail }, { file: shown, line }));
      return undefined;
    }
    const value = plainNames(document, shown, diagnostics);
    if (value === undefined) return undefined;
    if (typeof value !== 'object' || value === null) continue;
    return Object.fromEntries(
      Object.entries(value).map(([part, names]) => [part, Array.isArray(names) ? names.map(String) : [String(names)]]),
    );
  }
  return {};
}

/** The text of a fonts.yaml; undefined where the file or its characters are at fault, which is told. */
async function readText(path: string, shown: string, diagnostics: Diagnostic[]): Promise<string | undefined> {
  try {
    const text = decode(await readBounded(path, maxTextBytes));
    if (text === undefined) {
      diagnostics.push(error({ code: 'file-encoding', path: shown }, { file: shown }));
      return undefined;
    }
    const source = sourceText(shown, text);
    const unfit = refuseUnfit(text, (_character, index) => source.place(index));
    diagnostics.push(...unfit);
    return unfit.length > 0 ? undefined : text;
  } catch (cause) {
    diagnostics.push(error({ code: 'file-unreadable', path: shown, reason: reasonOf(cause) }, { file: shown }));
    return undefined;
  }
}

/** What a fonts.yaml says, without its places; aliases without end are told. */
function plainNames(document: Document, shown: string, diagnostics: Diagnostic[]): unknown {
  try {
    return document.toJS();
  } catch {
    diagnostics.push(error({ code: 'yaml-syntax', detail: 'RESOURCE_EXHAUSTION' }, { file: shown }));
    return undefined;
  }
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
