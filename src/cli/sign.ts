/** `sign` and `void`: what becomes of versions outside the program, told to the ledger. */
import { resolve } from 'node:path';
import { signPapers, voidPapers } from '../batch/record.ts';
import { shownPath } from '../batch/workspace.ts';
import { ledgerWords } from '../messages/ledger-words.ts';
import { hasErrors, type Outcome } from '../model/diagnostic.ts';
import { reportDiagnostics, sayDiagnostics, writeJson } from './diagnose.ts';
import type { CommandContext } from './program.ts';
import type { ExitCode } from './terminal.ts';

export interface SignOptions {
  /** YYYY-MM-DD */
  readonly on: string;
  readonly scan: string | undefined;
}

/** Records the signatures of papers. */
export async function sign(
  ids: readonly string[],
  context: CommandContext,
  { on, scan }: SignOptions,
): Promise<ExitCode> {
  const { terminal, language, words, out } = context;
  const { cwd } = terminal;
  if (scan !== undefined && ids.length > 1) {
    terminal.error(`${words.usage.oneScan}\n`);
    return 2;
  }
  const path = scan === undefined ? undefined : resolve(cwd, scan);
  const kept = path === undefined ? undefined : { path, shown: shownPath(path, cwd) };
  const outcome = await signPapers({ cwd, out }, { ids, on, scan: kept });
  return tell(outcome, context, ({ paper, version, scan: file }) =>
    ledgerWords(language).signed(paper, version, on, file?.path),
  );
}

/** Records that versions no longer count. */
export async function voidVersions(ids: readonly string[], context: CommandContext, reason: string): Promise<ExitCode> {
  const { terminal, language, words, out } = context;
  if (reason.trim() === '') {
    terminal.error(`${words.usage.emptyReason}\n`);
    return 2;
  }
  const outcome = await voidPapers({ cwd: terminal.cwd, out }, { ids, reason: reason.trim() });
  return tell(outcome, context, ({ paper, version }) => ledgerWords(language).voided(paper, version));
}

function tell<Added extends object>(
  { value, diagnostics }: Outcome<Added[]>,
  { terminal, language, json }: CommandContext,
  sentence: (added: Added) => string,
): ExitCode {
  sayDiagnostics(diagnostics, language, terminal);
  const failed = hasErrors(diagnostics);
  const errors = failed ? { errors: reportDiagnostics(diagnostics, 'error', language) } : {};
  if (json) writeJson({ records: value ?? [], ...errors }, terminal);
  else for (const added of value ?? []) terminal.output(`${sentence(added)}\n`);
  return failed ? 1 : 0;
}
