/** `status`: who has signed and who has not; the ledger as a workbook. */
import { exportFile } from '../batch/export.ts';
import { readStatus, type PaperStatusReport, type StatusFilter, type StatusReport } from '../batch/status.ts';
import { openWorkspace } from '../batch/workspace.ts';
import { ledgerWords, type LedgerWords } from '../messages/ledger-words.ts';
import { registerWords } from '../messages/register.ts';
import { hasErrors, type Diagnostic } from '../model/diagnostic.ts';
import type { RegisterRow } from '../model/register.ts';
import { writeRegister } from '../reports.ts';
import { reportDiagnostics, sayDiagnostics, writeJson } from './diagnose.ts';
import type { CommandContext } from './program.ts';
import { formatTable } from './table.ts';
import type { ExitCode } from './terminal.ts';

/** Tells the state of every paper issued. @param xlsx path of the workbook to write. */
export async function status(
  datasets: readonly string[],
  context: CommandContext,
  filter: StatusFilter,
  xlsx: string | undefined,
): Promise<ExitCode> {
  const { terminal, language, json, out } = context;
  const words = ledgerWords(language);
  const diagnostics: Diagnostic[] = [];
  const reports: StatusReport[] = [];
  for (const dataset of datasets) {
    const workspace = openWorkspace(dataset, terminal.cwd, out);
    const read = await readStatus(workspace, filter);
    diagnostics.push(...read.diagnostics);
    if (read.value === undefined) continue;
    reports.push(read.value);
    if (!json) terminal.output(`${describeStatus(read.value, words)}\n`);
  }
  if (xlsx !== undefined && !hasErrors(diagnostics)) {
    const rows = reports.flatMap(({ papers }) => papers).flatMap((paper) => rowsOf(paper, words));
    const numbered = rows.map((row, index) => ({ ...row, serial: index + 1 }));
    const faults = await exportFile(terminal.cwd, xlsx, await writeRegister(numbered, registerWords(language)));
    diagnostics.push(...faults);
    if (faults.length === 0 && !json) terminal.output(`${words.status.written(xlsx)}\n`);
  }
  sayDiagnostics(diagnostics, language, terminal);
  const failed = hasErrors(diagnostics);
  const errors = failed ? { errors: reportDiagnostics(diagnostics, 'error', language) } : {};
  if (json) writeJson({ ...(datasets.length === 1 ? reports[0] : { datasets: reports }), ...errors }, terminal);
  return failed ? 1 : 0;
}

function describeStatus({ dataset, papers, totals }: StatusReport, words: LedgerWords): string {
  const text = words.status;
  if (papers.length === 0) return text.nothing(dataset);
  const rows = papers.map(({ id, version, state, versions }) => {
    const last = versions.at(-1);
    const since = text.since(state, last?.date ?? '', last?.signed?.on);
    return [id, version, last?.parties.length ?? 0, words.states[state], since];
  });
  return `${formatTable([text.columns, ...rows])}\n\n${text.totals(totals.papers, totals.signed, totals.issued, totals.void)}`;
}

/** A row for each version: superseded and void ones stay in the register. */
function rowsOf(paper: PaperStatusReport, words: LedgerWords): Omit<RegisterRow, 'serial'>[] {
  const { title, subject, template, supplements } = paper;
  return paper.versions.map(({ version, state, date, parties, signed, voided }) => ({
    title,
    subject,
    template,
    version,
    parties: parties.join('、'),
    copies: parties.length,
    issued: date,
    state: words.states[state],
    signed: signed?.on,
    scan: signed?.scan?.path,
    reason: voided?.reason,
    remark: supplements === null ? '' : `${words.status.supplement}：${supplements.paper}`,
  }));
}
