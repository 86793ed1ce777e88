/** A plan that was saved (`plan --json`) and agreed on: `build --plan` carries out that one or nothing. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { error, reasonOf, type Diagnostic, type Outcome } from '../model/diagnostic.ts';
import type { DatasetPlan } from './plan.ts';

const reason = z.object({ path: z.string(), from: z.string().nullable(), to: z.string().nullable() });

const planned = z.object({
  id: z.string(),
  status: z.enum(['created', 'changed', 'unchanged']),
  version: z.int(),
  supersedes: z.int().nullable(),
  reasons: z.array(reason),
});

const schema = z.object({
  dataset: z.string(),
  ledger: z.object({ serial: z.int(), hash: z.string().nullable() }),
  papers: z.array(planned),
});

export interface AgreedPlan extends z.infer<typeof schema> {
  /** The file it was saved in, as the user named it. */
  readonly shown: string;
}

const failed = (diagnostic: Diagnostic): Outcome<AgreedPlan> => ({ value: undefined, diagnostics: [diagnostic] });

/** Reads a saved plan. */
export async function readAgreedPlan(path: string, shown: string): Promise<Outcome<AgreedPlan>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    return failed(error({ code: 'file-unreadable', path: shown, reason: reasonOf(cause) }));
  }
  const read = schema.safeParse(parsed(text));
  return read.success ? { value: { ...read.data, shown }, diagnostics: [] } : failed(error({ code: 'not-a-plan' }, { file: shown })); // prettier-ignore
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Why a saved plan no longer holds, if it does not: something was issued since, or the data has changed. */
export function agreementFault(
  agreed: AgreedPlan,
  { ledger, decisions, dataset }: DatasetPlan,
): Diagnostic | undefined {
  const place = { file: agreed.shown };
  if (agreed.dataset !== dataset.name) {
    return error({ code: 'plan-stale', because: 'dataset', of: [agreed.dataset, dataset.name] }, place);
  }
  if (agreed.ledger.serial !== ledger.serial || agreed.ledger.hash !== ledger.hash) {
    const serials = [String(agreed.ledger.serial), String(ledger.serial)];
    return error({ code: 'plan-stale', because: 'ledger', of: serials }, place);
  }
  const now = new Map(
    decisions.map(({ source, status, version, supersedes, reasons }) => {
      return [source.paper, JSON.stringify([status, version, supersedes, reasons])];
    }),
  );
  const then = new Map(
    agreed.papers.map(({ id, status, version, supersedes, reasons }) => {
      return [id, JSON.stringify([status, version, supersedes, reasons])];
    }),
  );
  const differing = [...new Set([...then.keys(), ...now.keys()])].filter((id) => then.get(id) !== now.get(id));
  return differing.length === 0 ? undefined : error({ code: 'plan-stale', because: 'papers', of: differing }, place);
}
