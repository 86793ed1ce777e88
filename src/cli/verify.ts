/** `verify`: whether everything issued is as the ledger says. */
import { verifyDataset } from '../batch/verify.ts';
import { openWorkspace } from '../batch/workspace.ts';
import { ledgerWords } from '../messages/ledger-words.ts';
import { hasErrors, type Diagnostic } from '../model/diagnostic.ts';
import { reportDiagnostics, sayDiagnostics, writeJson } from './diagnose.ts';
import type { CommandContext } from './program.ts';
import type { ExitCode } from './terminal.ts';

/** Verifies data sets one after the other. */
export async function verify(datasets: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { terminal, language, json, out } = context;
  const words = ledgerWords(language).verify;
  const diagnostics: Diagnostic[] = [];
  const reports: object[] = [];
  for (const dataset of datasets) {
    const workspace = openWorkspace(dataset, terminal.cwd, out);
    const { value, diagnostics: found } = await verifyDataset(workspace);
    diagnostics.push(...found);
    const errors = reportDiagnostics(found, 'error', language);
    const warnings = reportDiagnostics(found, 'warning', language);
    const start = { dataset: workspace.dataset, ledger: value?.ledger ?? null, files: value?.files ?? 0 };
    reports.push({ ...start, sound: errors.length === 0, errors, warnings });
    if (json || value === undefined) continue;
    const { files, ledger } = value;
    const { dataset: name } = workspace;
    terminal.output(
      errors.length > 0
        ? `${words.unsound(name, errors.length)}\n`
        : `${words.sound(name, files, ledger.serial, ledger.hash)}\n`,
    );
  }
  sayDiagnostics(diagnostics, language, terminal);
  if (json) writeJson(reports.length === 1 ? (reports[0] ?? {}) : { datasets: reports }, terminal);
  return hasErrors(diagnostics) ? 1 : 0;
}
