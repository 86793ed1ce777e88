/**
 * Sections of a DOCX. The docx package ends each section but the last with an empty paragraph of its own, which may need
 * a page; here a section ends with its last paragraph, as word processors write it.
 */

/** Paragraphs that hold nothing but a section's properties. */
const sectionParagraph = /<w:p><w:pPr>(<w:sectPr\b.*?<\/w:sectPr>)<\/w:pPr><\/w:p>/gu;
const lastParagraph = /<w:p>(?:(?!<w:p>).)*<\/w:p>$/u;

/** The body with the properties of each section in its last paragraph. */
export function sectionsInParagraphs(body: string): string {
  let result = '';
  let at = 0;
  for (const match of body.matchAll(sectionParagraph)) {
    result += endedBy(body.slice(at, match.index), match[1] ?? '');
    at = match.index + match[0].length;
  }
  return result + body.slice(at);
}

function endedBy(text: string, properties: string): string {
  const [paragraph = ''] = lastParagraph.exec(text) ?? [];
  if (paragraph === '') throw new Error('a section ends with no paragraph');
  const before = text.slice(0, text.length - paragraph.length);
  return before + paragraph.replace('</w:pPr>', `${properties}</w:pPr>`);
}
