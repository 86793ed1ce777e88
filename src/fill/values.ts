/** What flows between paths, helpers and output while a template is filled. */
import type { ViewValue } from '../model/facts.ts';

/** Text a helper has made as markup on purpose: it is printed without escaping. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Stands for a value whose fault has been reported, so that it is reported once. */
export const faulty: unique symbol = Symbol('faulty');

export type Value = ViewValue | Markup;
export type Result = Value | typeof faulty;

/** Whether a value is a list. */
export function isList(value: unknown): value is readonly ViewValue[] {
  return Array.isArray(value);
}

/** Whether a value is there: null in the data is no value. */
export function isMissing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** Whether a condition holds: as in Handlebars, but an empty list is false and so is 0. */
export function isTrue(value: unknown): boolean {
  return isList(value) ? value.length > 0 : Boolean(value);
}

/** Longest text shown of a value in a message. */
const shownLength = 30;

/** A value as a message shows it, in the notation of templates: "text", 12, […], {…}. */
export function show(value: unknown): string {
  if (typeof value === 'string') {
    const characters = [...value];
    return JSON.stringify(characters.length > shownLength ? `${characters.slice(0, shownLength).join('')}…` : value);
  }
  if (isList(value)) return value.length === 0 ? '[]' : '[…]';
  if (value instanceof Markup) return JSON.stringify(value.text);
  return typeof value === 'object' && value !== null ? '{…}' : String(value);
}
