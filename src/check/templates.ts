/** The templates a data set asks for: read apart from the rest, so that other faults do not hide them. */
import { error, type Diagnostic, type Place } from '../model/diagnostic.ts';
import { nearestName } from '../model/names.ts';
import type { SourceData } from '../model/source.ts';
import { readPapers } from './book.ts';

/** A template's name, and where it is asked for. */
export interface RequestedTemplate {
  readonly name: string;
  readonly place: Place;
}

/** Every template named in `papers`, each once, at its first place. */
export function requestedTemplates(source: SourceData): RequestedTemplate[] {
  const requested = new Map<string, Place>();
  for (const { fields, site } of readPapers(source)) {
    const { template } = fields;
    if (template !== undefined && !requested.has(template)) requested.set(template, site('template').place);
  }
  return [...requested].map(([name, place]) => ({ name, place }));
}

/** A fault for each template that no folder has. */
export function missingTemplates(requested: readonly RequestedTemplate[], existing: readonly string[]): Diagnostic[] {
  return requested
    .filter(({ name }) => !existing.includes(name))
    .map(({ name, place }) => {
      const nearest = nearestName(name, existing);
      return error({ code: 'template-missing', name, ...(nearest === undefined ? {} : { nearest }) }, place);
    });
}
