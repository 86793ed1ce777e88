/** Whom a paper is for, from the words of `for`: the programme, a kind of organization, or names. */
import type { PaperAudience } from '../model/programme.ts';
import { isOrganizationKind } from './aliases.ts';

/** One word may be `programme` or a kind; everything else is names of organizations and groups. */
export function audienceOf(words: readonly string[]): PaperAudience {
  const [word] = words;
  if (word !== undefined && words.length === 1) {
    if (word === 'programme') return { kind: 'programme' };
    if (isOrganizationKind(word)) return { kind: 'organization-kind', organizationKind: word };
  }
  return { kind: 'organizations', names: words };
}
