/**
 * The shape of the data in its canonical, English form. Chinese names, tables' texts and the several ways to
 * write a date are turned into this form before it is asked; `records.ts` turns its refusals into faults.
 */
import { z } from 'zod';
import { actingKinds, organizationKinds, schoolStages } from '../model/programme.ts';

const text = z.string().min(1);
const texts = z.array(text);
const kind = z.enum(organizationKinds);
const day = z.iso.date();

const measure = z.strictObject({
  name: text,
  comparison: z.enum(['at-least', 'at-most', 'exactly']),
  value: z.number(),
  unit: text,
});

const section = z.strictObject({ name: text });

/** The records of each section, and a template's front matter. */
export const recordSchemas = {
  programme: z.strictObject({
    name: text,
    place: text,
    issuer: text,
    date: day.exactOptional(),
    start: day.exactOptional(),
    end: day.exactOptional(),
  }),
  organizations: z.strictObject({
    name: text,
    fullName: text.exactOptional(),
    kind,
    stage: z.enum(schoolStages).exactOptional(),
    parent: text.exactOptional(),
    posts: texts.exactOptional(),
    supervises: texts.exactOptional(),
    contacts: texts.exactOptional(),
    boarding: z.boolean().exactOptional(),
    formerNames: texts.exactOptional(),
    closed: day.exactOptional(),
    mergedInto: text.exactOptional(),
  }),
  groups: z.strictObject({ name: text, members: texts.exactOptional(), kind: kind.exactOptional() }),
  tenures: z.strictObject({
    organization: text,
    post: text,
    holder: text,
    differsFrom: texts.exactOptional(),
    acting: z.enum(actingKinds).exactOptional(),
    from: day,
    to: day.exactOptional(),
  }),
  documents: z.strictObject({
    id: text,
    title: text,
    issuer: text.exactOptional(),
    number: text.exactOptional(),
  }),
  sections: section,
  duties: z.strictObject({
    id: text,
    title: text.exactOptional(),
    text,
    section: text.exactOptional(),
    organizations: texts.exactOptional(),
    office: text.exactOptional(),
    post: texts.exactOptional(),
    leading: text.exactOptional(),
    start: day.exactOptional(),
    deadline: day.exactOptional(),
    period: text.exactOptional(),
    note: text.exactOptional(),
    measure: measure.exactOptional(),
  }),
  clauses: z.strictObject({ id: text, condition: text, consequence: text, concerns: texts.exactOptional() }),
  teams: z.strictObject({
    id: text,
    name: text,
    leaders: texts.exactOptional(),
    deputies: texts.exactOptional(),
    members: texts.exactOptional(),
  }),
  standards: z.strictObject({
    id: text,
    name: text,
    comparison: z.enum(['at-least', 'at-most']).exactOptional(),
    value: z.number().exactOptional(),
    primary: z.number().exactOptional(),
    secondary: z.number().exactOptional(),
    nineYear: z.number().exactOptional(),
    unit: text,
    base: text.exactOptional(),
    concerns: texts.exactOptional(),
  }),
  figures: z.looseObject({ organization: text }),
  papers: z.strictObject({
    template: text,
    for: texts.min(1).exactOptional(),
    parties: texts.exactOptional(),
    date: day.exactOptional(),
  }),
  template: z.strictObject({ title: text, for: texts.min(1).exactOptional(), parties: texts.exactOptional() }),
};

/** The fields of a record of a section. */
export type Fields<Name extends keyof typeof recordSchemas> = z.infer<(typeof recordSchemas)[Name]>;
