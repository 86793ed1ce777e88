/** fonts.yaml: which faces each part asks for, and where it says so. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { error, reasonOf, type Diagnostic, type Place } from '../model/diagnostic.ts';
import { nearestName } from '../model/names.ts';
import type { NamedFolder, SourceEntry, SourceValue } from '../model/source.ts';
import { facePartNames, fallbackPartName } from '../model/style.ts';
import { maxTextBytes, readBounded } from './bounds.ts';
import { decode, sourceText, type SourceText } from './text.ts';
import { parseYaml } from './yaml.ts';

/** What a part asks for; the first face that is there is used. */
export interface WantedFaces {
  readonly names: readonly string[];
  readonly place: Place;
}

export interface FontSettings {
  /** By the part's name in fonts.yaml. */
  readonly parts: ReadonlyMap<string, WantedFaces>;
  /** The file, where what it lacks is told. */
  readonly place: Place | undefined;
}

const knownParts = [...Object.values(facePartNames), fallbackPartName];

/**
 * Reads the fonts.yaml of the first folder that has one. Undefined where it is at fault, which is told: it cannot be
 * read, it is no YAML, it names a part that there is not.
 */
export async function readFontSettings(
  folders: readonly NamedFolder[],
  diagnostics: Diagnostic[],
): Promise<FontSettings | undefined> {
  for (const folder of folders) {
    const path = join(folder.path, 'fonts.yaml');
    if (!existsSync(path)) continue;
    const shown = `${folder.shown.replace(/[\\/]+$/u, '')}/fonts.yaml`;
    const source = await readSource(path, shown, diagnostics);
    if (source === undefined) return undefined;
    const parsed = parseYaml(source);
    const entries = entriesOf(parsed.value);
    const faults = [...parsed.diagnostics, ...(entries ?? []).flatMap(faultOf)];
    if (entries === undefined && faults.length === 0) faults.push(notAMap(parsed.value, shown));
    diagnostics.push(...faults);
    if (faults.length > 0 || entries === undefined) return undefined;
    const parts = entries.map(({ key, value }): [string, WantedFaces] => [key, wantedIn(value)]);
    return { parts: new Map(parts), place: { file: shown } };
  }
  return { parts: new Map(), place: undefined };
}

async function readSource(path: string, shown: string, diagnostics: Diagnostic[]): Promise<SourceText | undefined> {
  try {
    const text = decode(await readBounded(path, maxTextBytes));
    if (text !== undefined) return sourceText(shown, text);
    diagnostics.push(error({ code: 'file-encoding', path: shown }, { file: shown }));
  } catch (cause) {
    diagnostics.push(error({ code: 'file-unreadable', path: shown, reason: reasonOf(cause) }, { file: shown }));
  }
  return undefined;
}

function entriesOf(value: SourceValue | undefined): readonly SourceEntry[] | undefined {
  return value?.kind === 'map' ? value.entries : undefined;
}

function notAMap(value: SourceValue | undefined, shown: string): Diagnostic {
  const found = value?.kind === 'scalar' ? String(value.value) : (value?.kind ?? '');
  return error({ code: 'wrong-type', field: '', expected: 'map', found }, value?.place ?? { file: shown });
}

function faultOf({ key, keyPlace, value }: SourceEntry): Diagnostic[] {
  if (!knownParts.includes(key)) {
    const nearest = nearestName(key, knownParts);
    const fault = { code: 'unknown-key', key, known: knownParts } as const;
    return [error(nearest === undefined ? fault : { ...fault, nearest }, keyPlace)];
  }
  const isList = value.kind === 'list' && value.items.every((item) => item.kind === 'scalar');
  if (isList || value.kind === 'scalar') return [];
  return [error({ code: 'wrong-type', field: key, expected: 'list', found: value.kind }, value.place)];
}

function wantedIn(value: SourceValue): WantedFaces {
  const items = value.kind === 'list' ? value.items : [value];
  const names = items.flatMap((item) => (item.kind === 'scalar' && item.value !== null ? [String(item.value)] : []));
  return { names, place: value.place };
}
