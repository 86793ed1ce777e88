/**
 * XML of a DOCX's parts (ECMA-376). Elements are made by functions that escape every text and attribute, and only what
 * they made can be put into an element: no value of a paper can become markup.
 */
import { strToU8 } from 'fflate';

declare const wellFormed: unique symbol;

/** Well-formed XML: elements, or text that is escaped. */
export type Xml = string & { readonly [wellFormed]: true };

/** Attributes by their names; undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** What an element may hold; undefined is nothing. */
export type Content = Xml | undefined;

const namespaces = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  cp: 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
  dc: 'http://purl.org/dc/elements/1.1/',
} as const;
type Prefix = keyof typeof namespaces;

/** An element with its name and attribute names as they are written, prefixes included. */
export function element(name: string, attributes: Attributes = {}, ...content: readonly Content[]): Xml {
  return tagged('', name, attributes, content);
}

/** An element of WordprocessingML: `w:` stands before its name and those of its attributes. */
export function w(name: string, attributes: Attributes = {}, ...content: readonly Content[]): Xml {
  return tagged('w:', name, attributes, content);
}

/** @param prefix of the name and of those of the attributes. */
function tagged(prefix: string, name: string, attributes: Attributes, content: readonly Content[]): Xml {
  let start = `<${prefix}${name}`;
  for (const attribute in attributes) {
    const value = attributes[attribute];
    if (value !== undefined) start += ` ${prefix}${attribute}="${escaped(String(value))}"`;
  }
  let inner = '';
  for (const each of content) if (each !== undefined) inner += each;
  return markup(inner === '' ? `${start}/>` : `${start}>${inner}</${prefix}${name}>`);
}

/** An element of WordprocessingML that has a value and nothing else. */
export function val(name: string, value: string | number): Xml {
  return w(name, { val: value });
}

/** An element of WordprocessingML that says yes by being there, no by its value, nothing where it is undefined. */
export function onOff(name: string, value: boolean | undefined): Content {
  return value === undefined ? undefined : w(name, { val: value ? undefined : 0 });
}

/** Text within an element. */
export function text(content: string): Xml {
  return markup(escaped(content));
}

/** Elements one after the other. */
export function joined(content: readonly Content[]): Xml {
  return markup(content.join(''));
}

/** Attributes that declare prefixes. */
export function declared(...prefixes: readonly Prefix[]): Attributes {
  return Object.fromEntries(prefixes.map((prefix) => [`xmlns:${prefix}`, namespaces[prefix]]));
}

/** A document with its root element. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}

/** A part of the package: an XML document. */
export function part(root: Xml): Uint8Array {
  return strToU8(xmlDocument(root));
}

/** The one place where a string becomes XML. */
function markup(content: string): Xml {
  return content as Xml;
}

const hasSpecial = /[&<>"\t\n\r]/u;
const special = /[&<>"\t\n\r]/gu;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(content: string): string {
  if (!hasSpecial.test(content)) return content;
  return content.replace(special, (character) => entities[character] ?? `&#${character.charCodeAt(0)};`);
}
