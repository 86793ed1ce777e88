/** The text in memory of its own: a part of a text would keep all of it there. */
export function ownText(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
