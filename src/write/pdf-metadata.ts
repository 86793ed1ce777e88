/**
 * What a PDF says of itself: PDF/A-2b (ISO 19005-2) with title, author and subject, twice and alike, once as the
 * information dictionary and once as XMP, and the colours it means. No date: the same paper has the same bytes.
 */
import type { DocumentProperties } from '../model/document.ts';
import { deflate } from './compress.ts';
import { flateStream, textString, WrittenObject, WrittenStream, type PdfObjects, type PdfRef } from './pdf-objects.ts';
import { srgbProfile } from './srgb-profile.ts';

/** The program, as creator and producer. */
const program = 'zerenshu';

/** The information dictionary (ISO 32000-1, 14.3.3). */
export function addInformation(objects: PdfObjects, { title, author, subject }: DocumentProperties): PdfRef {
  const [of, by, about] = [title, author, subject].map((text) => textString(text));
  const text = `<</Title ${of}/Author ${by}/Subject ${about}/Creator(${program})/Producer(${program})>>`;
  return objects.add(new WrittenObject(text, false));
}

/** The metadata stream, left uncompressed so that any program finds it. */
export function addMetadata(objects: PdfObjects, properties: DocumentProperties): PdfRef {
  const bytes = Buffer.from(xmp(properties));
  return objects.add(new WrittenStream('/Type/Metadata/Subtype/XML', bytes));
}

/** An XMP packet (ISO 16684-1). */
function xmp({ title, author, subject, language }: DocumentProperties): string {
  const alternatives = (text: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title>${alternatives(title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${alternatives(subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>${program}</xmp:CreatorTool>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>${program}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The output intent: black and red are those of sRGB. */
export function addOutputIntent(objects: PdfObjects): PdfRef {
  const profile = objects.add(flateStream(compressedProfile(), '/N 3'));
  const colours = '(sRGB IEC61966-2.1)';
  const text = `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier${colours}/Info${colours}/DestOutputProfile ${profile.tag}>>`; // prettier-ignore
  return objects.add(new WrittenObject(text));
}

let profileBytes: Uint8Array | undefined;

/** The same in every file: compressed once. */
function compressedProfile(): Uint8Array {
  return (profileBytes ??= deflate(srgbProfile()));
}
