/** The package of a DOCX (ISO/IEC 29500-2): which parts there are, what each is and what it belongs to. */
import { element, part, type Xml } from './docx-xml.ts';

const wordprocessing = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const packaging = 'application/vnd.openxmlformats-package';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const metadata = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata';

/** Parts of the package itself: name, type of content, kind of relationship. */
const ofPackage = [
  ['word/document.xml', `${wordprocessing}.document.main+xml`, `${office}/officeDocument`],
  ['docProps/core.xml', `${packaging}.core-properties+xml`, `${metadata}/core-properties`],
  ['docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml', `${office}/extended-properties`], // prettier-ignore
] as const;

/** A part that the document refers to. */
export interface DocumentPart {
  readonly id: string;
  /** Name below `word/`. */
  readonly name: string;
  readonly kind: 'styles' | 'numbering' | 'settings' | 'fontTable' | 'footer' | 'image';
  readonly bytes: Uint8Array;
}

/** A part that the font table refers to: a font, obfuscated. */
export interface FontPart {
  readonly id: string;
  /** Name below `word/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** All parts that the copies of a paper share: what the document refers to, properties, types and relationships. */
export function sharedParts(
  properties: { readonly core: Uint8Array; readonly app: Uint8Array },
  parts: readonly DocumentPart[],
  fonts: readonly FontPart[],
): Record<string, Uint8Array> {
  return {
    '[Content_Types].xml': contentTypes(parts, fonts),
    '_rels/.rels': relationships(ofPackage.map(([target, , type], index) => ({ id: `rId${index + 1}`, type, target }))),
    'docProps/core.xml': properties.core,
    'docProps/app.xml': properties.app,
    ...Object.fromEntries([...parts, ...fonts].map(({ name, bytes }) => [`word/${name}`, bytes])),
    'word/_rels/document.xml.rels': relationships(
      parts.map(({ id, name, kind }) => ({ id, type: `${office}/${kind}`, target: name })),
    ),
    ...(fonts.length === 0
      ? {}
      : {
          'word/_rels/fontTable.xml.rels': relationships(
            fonts.map(({ id, name }) => ({ id, type: `${office}/font`, target: name })),
          ),
        }),
  };
}

function byExtension(Extension: string, ContentType: string): Xml {
  return element('Default', { Extension, ContentType });
}

function ofPart(PartName: string, ContentType: string): Xml {
  return element('Override', { PartName, ContentType });
}

function contentTypes(parts: readonly DocumentPart[], fonts: readonly FontPart[]): Uint8Array {
  return part(
    element(
      'Types',
      { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
      byExtension('rels', `${packaging}.relationships+xml`),
      byExtension('xml', 'application/xml'),
      fonts.length === 0
        ? undefined
        : byExtension('odttf', 'application/vnd.openxmlformats-officedocument.obfuscatedFont'),
      parts.some(({ kind }) => kind === 'image') ? byExtension('png', 'image/png') : undefined,
      ...ofPackage.map(([name, type]) => ofPart(`/${name}`, type)),
      ...parts
        .filter(({ kind }) => kind !== 'image')
        .map(({ name, kind }) => ofPart(`/word/${name}`, `${wordprocessing}.${kind}+xml`)),
    ),
  );
}

interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

function relationships(all: readonly Relationship[]): Uint8Array {
  return part(
    element(
      'Relationships',
      { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' },
      ...all.map(({ id, type, target }) => element('Relationship', { Id: id, Type: type, Target: target })),
    ),
  );
}
