/** `diff`: what two versions of a paper say, and which facts have changed between them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { changedFacts } from '../ledger/decide.ts';
import { diffTexts } from '../ledger/word-diff.ts';
import type { ComparedVersion, DifferenceHeader, DifferenceLine } from '../model/difference.ts';
import { error, reasonOf, type Outcome } from '../model/diagnostic.ts';
import type { PaperVersion } from '../model/ledger.ts';
import { sha256 } from './files.ts';
import { findPaper, type Whereabouts } from './find-paper.ts';
import type { Workspace } from './workspace.ts';

export interface VersionDifference {
  readonly header: DifferenceHeader;
  readonly lines: readonly DifferenceLine[];
}

/** Compares two versions; the last two unless others are named. */
export async function compareVersions(
  where: Whereabouts,
  typed: string,
  wanted: { readonly from: number | undefined; readonly to: number | undefined },
): Promise<Outcome<VersionDifference>> {
  const found = await findPaper(where, typed);
  if (found.value === undefined) return { value: undefined, diagnostics: found.diagnostics };
  const { id, versions, workspace } = found.value;
  const last = versions.at(-1)?.issued.version ?? 1;
  if (versions.length < 2) return { value: undefined, diagnostics: [error({ code: 'one-version', paper: id })] };
  const toVersion = wanted.to ?? last;
  const numbers = { to: toVersion, from: wanted.from ?? toVersion - 1 };
  const find = (number: number): PaperVersion | undefined => versions.find(({ issued }) => issued.version === number);
  const [from, to] = [find(numbers.from), find(numbers.to)];
  if (from === undefined || to === undefined) {
    const version = to === undefined ? numbers.to : numbers.from;
    return { value: undefined, diagnostics: [error({ code: 'version-unknown', paper: id, version, last })] };
  }
  const before = await readText(workspace, from);
  const after = await readText(workspace, to);
  if (before.value === undefined || after.value === undefined) {
    return { value: undefined, diagnostics: [...before.diagnostics, ...after.diagnostics] };
  }
  const header: DifferenceHeader = {
    title: to.issued.title,
    paper: id,
    before: compared(from),
    after: compared(to),
    facts: changedFacts(from.issued.facts, to.issued.facts),
  };
  return { value: { header, lines: diffTexts(before.value, after.value) }, diagnostics: [] };
}

function compared({ issued: { version, date } }: PaperVersion): ComparedVersion {
  return { version, date };
}

/** The text of a version, as it was kept when it was issued. */
async function readText({ out }: Workspace, { issued, signed }: PaperVersion): Promise<Outcome<string>> {
  const { path, sha256: hash } = issued.text;
  const shown = `${out.shown}/${path}`;
  const about = { path: shown, what: 'text', isSigned: signed !== undefined } as const;
  try {
    const bytes = await readFile(join(out.path, ...path.split('/')));
    if (sha256(bytes) === hash) return { value: bytes.toString('utf8'), diagnostics: [] };
    return { value: undefined, diagnostics: [error({ code: 'issued-changed', ...about })] };
  } catch (cause) {
    const reason = reasonOf(cause);
    const fault = reason === 'ENOENT' ? error({ code: 'issued-missing', ...about }) : error({ code: 'file-unreadable', path: shown, reason }); // prettier-ignore
    return { value: undefined, diagnostics: [fault] };
  }
}
