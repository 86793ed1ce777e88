/** What the sentences of both languages share: their shape, how places are named, how texts are shortened. */
import type { Fault, Place } from '../model/diagnostic.ts';

export type Language = 'zh' | 'en';

export interface Message {
  /** What is wrong. */
  readonly text: string;
  /** What to do about it; may be empty. */
  readonly hint: string;
}

/** A sentence for every fault; a new fault does not compile until both languages have one. */
export type Sentences = {
  readonly [Code in Fault['code']]: (fault: Extract<Fault, { readonly code: Code }>, place?: Place) => Message;
};

/** A place as compilers write it, or as a workbook is opened: 学校.xlsx › 学校名单 › C7. */
export function formatPlace(place: Place): string {
  const { file, line, column, sheet, cell } = place;
  if (sheet !== undefined) return [file, sheet, cell].filter((part) => part !== undefined).join(' › ');
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

/** A text of the user's for a sentence: on one line, and not longer than one. */
export function shorten(text: string): string {
  const characters = Array.from(text.replace(/\s+/gu, ' ').trim());
  return characters.length > 40 ? `${characters.slice(0, 38).join('')}……` : characters.join('');
}

/** What a party may be to the paper's subject. */
export type PartyWord = 'subject' | 'parent' | 'supervisor';

/** Reads a party that a paper lacks: 擂鼓中学.supervisor, or only the word where the paper is for no organization. */
export function relativeParty(name: string): { readonly word: PartyWord; readonly subject?: string } | undefined {
  const match = /^(?:(.+)\.)?(subject|parent|supervisor)$/u.exec(name);
  const word = match?.[2] as PartyWord | undefined;
  if (word === undefined) return undefined;
  const subject = match?.[1];
  return subject === undefined ? { word } : { word, subject };
}

/** The end of a block: `{{/if}}` of `{{#if}}`. */
export function closingOf(block: string): string {
  return block.replace(/^\{\{[#^]/u, '{{/');
}

/** Whether a tag is one of those that take in another template: `{{> name}}`. */
export function isPartial(tag: string): boolean {
  return /^\{\{~?#?\s*[>*]/u.test(tag);
}
