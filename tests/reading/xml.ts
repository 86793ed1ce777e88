/** Elements of the XML that the program writes: no comments, no CDATA, attributes in double quotes. */

/** All elements of a name, with what is in them; of nested ones the outer. */
export function elements(xml: string, name: string): string[] {
  const tag = new RegExp(`<${name}(?=[ />])[^>]*?(/?)>|</${name}>`, 'gu');
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (const match of xml.matchAll(tag)) {
    const isEnd = match[0].startsWith('</');
    if (!isEnd && depth === 0) start = match.index;
    if (!isEnd && match[1] !== '/') depth += 1;
    if (isEnd) depth -= 1;
    if (depth === 0) found.push(xml.slice(start, match.index + match[0].length));
  }
  return found;
}

/** The first element of a name, wherever it stands. */
export function childOf(xml: string, name: string): string | undefined {
  return elements(xml, name)[0];
}

/** The value of the first element of a name. */
export function valueOf(xml: string, name: string): string | undefined {
  const value = new RegExp(`^<${name} w:val="([^"]*)"`, 'u').exec(childOf(xml, name) ?? '')?.[1];
  return value === undefined ? undefined : unescaped(value);
}

/** Text without entities. */
export function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** The names of the elements directly within an element. */
export function childrenOf(xml: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const [tag, end, name = '', empty] of xml.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/gu)) {
    if (end === '/') depth -= 1;
    else if (depth === 1) names.push(name);
    if (end !== '/' && empty !== '/' && tag !== '') depth += 1;
  }
  return names;
}
