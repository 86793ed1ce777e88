/** What `children/issue.ts` writes. */
import { createHash } from 'node:crypto';

/** The path of a version's file below the output folder; several share a folder. */
export function issuedPath(version: number): string {
  return `town/letter/${Math.floor(version / 4)}/${version}.pdf`;
}

/** A version's bytes, which follow from its number: a few, or some hundred thousand. */
export function contentOf(version: number): Buffer {
  const seed = createHash('sha256').update(String(version)).digest();
  return Buffer.concat(Array.from({ length: 1 + (version % 5) ** 6 }, () => seed));
}
