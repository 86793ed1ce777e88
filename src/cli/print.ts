/** `print`: one PDF for the printer, and what is in it. */
import { printDataset } from '../batch/print.ts';
import { rounded } from '../batch/report.ts';
import { openWorkspace } from '../batch/workspace.ts';
import { printWords } from '../messages/print-words.ts';
import { hasErrors } from '../model/diagnostic.ts';
import { reportDiagnostics, sayDiagnostics, writeJson } from './diagnose.ts';
import type { CommandContext } from './program.ts';
import { progressLine } from './progress.ts';
import { nothingMatches } from './selection.ts';
import type { ExitCode } from './terminal.ts';

/** Writes the print file of a data set. @param pdf path of the file. */
export async function print(dataset: string, context: CommandContext, pdf: string | undefined): Promise<ExitCode> {
  const { terminal, language, json, asOf, only } = context;
  const workspace = openWorkspace(dataset, terminal.cwd, context.out);
  const signal = terminal.untilStopped?.();
  const line = progressLine(context);
  signal?.addEventListener('abort', () => line.clear());
  const start = terminal.now();
  const run = { signal, onProgress: line.show };
  const printed = await printDataset(workspace, { asOf, only, pdf, cwd: terminal.cwd, ...run });
  line.clear();
  const seconds = rounded((terminal.now() - start) / 1000);
  const { value, diagnostics } = printed;
  if (value !== undefined && 'ids' in value) return nothingMatches(only ?? '', value.ids, context);
  sayDiagnostics(diagnostics, language, terminal);
  const failed = hasErrors(diagnostics);
  if (json) {
    const warnings = reportDiagnostics(diagnostics, 'warning', language);
    const errors = failed ? { errors: reportDiagnostics(diagnostics, 'error', language) } : {};
    writeJson({ ...(value ?? { dataset: workspace.dataset }), seconds, warnings, ...errors }, terminal);
  } else if (value !== undefined) {
    const words = printWords(language);
    const { totals, listPages, file } = value;
    const said = [words.counted(totals.papers, totals.copies, totals.pages, seconds), words.list(listPages), words.where(file.path, file.bytes)]; // prettier-ignore
    terminal.output(`${said.join('\n')}\n`);
  }
  if (diagnostics.some(({ fault }) => fault.code === 'print-stopped')) return 130;
  return failed ? 1 : 0;
}
