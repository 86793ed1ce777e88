/** The shape of a ledger's lines. */
import { z } from 'zod';
import type { LedgerEntry } from '../model/ledger.ts';
import { dateSources, paperFormats } from '../model/programme.ts';

const text = z.string();
const count = z.int().min(1);
const size = z.int().min(0);
const hash = z.string().regex(/^[0-9a-f]{64}$/u);
const day = z.iso.date();
const chained = { serial: count, previous: hash, hash };

const file = z.strictObject({
  format: z.enum(paperFormats),
  copy: count,
  copies: count,
  party: text,
  path: text,
  sha256: hash,
  bytes: size,
  pages: count,
});

const keptFile = z.strictObject({ path: text, sha256: hash, bytes: size });

const issued = z.strictObject({
  kind: z.literal('issued'),
  paper: text,
  version: count,
  supersedes: count.nullable(),
  renamedFrom: text.nullable(),
  supplements: z.strictObject({ paper: text, version: count }).nullable(),
  template: text,
  subject: text,
  title: text,
  date: day,
  dated: z.enum(dateSources),
  facts: z.record(text, text.nullable()),
  content: hash,
  templateHash: hash,
  fonts: text,
  program: text,
  text: keptFile,
  files: z.array(file),
  ...chained,
});

const signed = z.strictObject({
  kind: z.literal('signed'),
  paper: text,
  version: count,
  on: day,
  scan: keptFile.nullable(),
  ...chained,
});

const voided = z.strictObject({ kind: z.literal('voided'), paper: text, version: count, reason: text, ...chained });

export const recordSchema: z.ZodType<LedgerEntry> = z.discriminatedUnion('kind', [issued, signed, voided]);
