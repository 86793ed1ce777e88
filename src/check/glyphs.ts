/** Where a character that cannot be printed comes from: the data, the template or its parts. */
import { error, type Diagnostic, type Place } from '../model/diagnostic.ts';
import type { MissingGlyph } from '../model/face.ts';
import type { PartSource, SourceData, SourceValue, TemplateSource } from '../model/source.ts';
import { facePartNames, type FacePart } from '../model/style.ts';

/**
 * A fault for each character, with the first place it stands at.
 *
 * @param faceOf the name of the face that plays a part, before its fallbacks.
 */
export function glyphFaults(
  missing: readonly MissingGlyph[],
  faceOf: (part: FacePart) => string,
  data: SourceData,
  template: TemplateSource,
  parts: readonly PartSource[] = [],
): Diagnostic[] {
  return missing.map(({ part, character }) => {
    const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    const place = placeInData(character, data) ?? placeInTemplate(character, template, parts);
    const fault = {
      code: 'missing-glyph',
      character,
      codePoint,
      face: faceOf(part),
      part: facePartNames[part],
    } as const;
    return error(fault, place);
  });
}

/** The first value or key of the data that has the character. */
export function placeInData(character: string, data: SourceData): Place | undefined {
  for (const section of data.sections) {
    const place = placeIn(section.value, character);
    if (place !== undefined) return place;
  }
  return undefined;
}

function placeIn(value: SourceValue, character: string): Place | undefined {
  switch (value.kind) {
    case 'scalar':
      return typeof value.value === 'string' && value.value.includes(character)
        ? pointedAt(value.place, character)
        : undefined;
    case 'list':
      return firstPlace(value.items, (item) => placeIn(item, character));
    case 'map':
      return firstPlace(value.entries, (entry) =>
        entry.key.includes(character) ? pointedAt(entry.keyPlace, character) : placeIn(entry.value, character),
      );
  }
}

function firstPlace<T>(values: readonly T[], find: (value: T) => Place | undefined): Place | undefined {
  for (const value of values) {
    const place = find(value);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** The place of the character itself, if its line shows it; where the value begins otherwise. */
function pointedAt(place: Place, character: string): Place {
  if (place.column === undefined || place.excerpt === undefined) return place;
  const characters = Array.from(place.excerpt);
  const { excerptStart = 0 } = place;
  const at = characters.indexOf(character, place.column - 1 - excerptStart);
  return at === -1 ? place : { ...place, column: at + 1 + excerptStart };
}

/** In the front matter, which has the title, in the body, or in the parts that it inserts. */
function placeInTemplate(
  character: string,
  { file, frontMatter, body, bodyLine }: TemplateSource,
  parts: readonly PartSource[],
): Place {
  return (
    placeIn(frontMatter, character) ??
    placeInText(character, file, body, bodyLine) ??
    firstPlace(parts, (part) => placeInText(character, part.file, part.text, 1)) ?? { file }
  );
}

function placeInText(character: string, file: string, text: string, firstLine: number): Place | undefined {
  const lines = text.split('\n');
  const line = lines.findIndex((each) => each.includes(character));
  if (line === -1) return undefined;
  const excerpt = lines[line] ?? '';
  return { file, line: firstLine + line, column: Array.from(excerpt).indexOf(character) + 1, excerpt };
}
