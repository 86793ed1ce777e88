/** The templates a data set asks for: read from the data as typed, so that other faults do not hide them. */
import { error, type Diagnostic, type Place } from '../model/diagnostic.ts';
import { nearestName } from '../model/names.ts';
import type { SourceData, SourceMap, SourceValue } from '../model/source.ts';
import { fieldNames, sectionNames } from './aliases.ts';

/** A template's name, and where it is asked for. */
export interface RequestedTemplate {
  readonly name: string;
  readonly place: Place;
}

/** Every template named in `papers`, each once, at its first place. */
export function requestedTemplates({ sections }: SourceData): RequestedTemplate[] {
  const requested = new Map<string, Place>();
  for (const { key, value } of sections) {
    if (key !== 'papers' && key !== sectionNames.papers) continue;
    for (const record of recordsOf(value)) {
      const template = record.entries.find(
        (entry) => entry.key === 'template' || entry.key === fieldNames.papers.template.chinese,
      )?.value;
      if (template?.kind !== 'scalar' || typeof template.value !== 'string') continue;
      if (!requested.has(template.value)) requested.set(template.value, template.place);
    }
  }
  return [...requested].map(([name, place]) => ({ name, place }));
}

function recordsOf(value: SourceValue): SourceMap[] {
  if (value.kind === 'list') return value.items.flatMap(recordsOf);
  return value.kind === 'map' ? [value] : [];
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
