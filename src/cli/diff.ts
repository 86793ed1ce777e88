/** `diff`: two versions of a paper word by word, in the terminal or as a page to print. */
import { compareVersions } from '../batch/difference.ts';
import { exportFile } from '../batch/export.ts';
import { differenceWords, formatDifference } from '../messages/difference.ts';
import { ledgerWords } from '../messages/ledger-words.ts';
import { hasErrors, type Diagnostic } from '../model/diagnostic.ts';
import { writeDifferencePage } from '../reports.ts';
import { reportDiagnostics, sayDiagnostics, writeJson } from './diagnose.ts';
import type { CommandContext } from './program.ts';
import type { ExitCode } from './terminal.ts';

export interface DiffOptions {
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Path of the page. */
  readonly html: string | undefined;
}

/** Unchanged lines shown above and below each change. */
const context = 1;

/** Compares two versions of a paper. */
export async function diff(paper: string, command: CommandContext, { from, to, html }: DiffOptions): Promise<ExitCode> {
  const { terminal, language, json, out } = command;
  const { cwd, colour } = terminal;
  const words = differenceWords(language);
  const { value, diagnostics } = await compareVersions({ cwd, out }, paper, { from, to });
  const faults: Diagnostic[] = [...diagnostics];
  if (value !== undefined && html !== undefined) {
    const { fact, values } = ledgerWords(language).plan;
    const facts = value.header.facts.map((changed) => {
      const [was, is] = values(changed.from, changed.to);
      return { path: fact(changed.path), from: was, to: is };
    });
    const page = writeDifferencePage({ ...value.header, facts }, value.lines, words);
    faults.push(...(await exportFile(cwd, html, Buffer.from(page))));
  }
  sayDiagnostics(faults, language, terminal);
  const failed = hasErrors(faults);
  if (json) {
    const errors = failed ? { errors: reportDiagnostics(faults, 'error', language) } : {};
    writeJson({ ...value?.header, lines: value?.lines ?? [], ...errors }, terminal);
  } else if (value !== undefined && !failed) {
    const { header, lines } = value;
    const facts = header.facts.map((fact) => `  ${ledgerWords(language).plan.cause({ ...fact, template: null })}\n`);
    terminal.output(
      `${header.title}  ${header.paper}\n${words.versions(header.before, header.after)}\n${facts.join('')}\n`,
    );
    terminal.output(formatDifference(lines, { colour, context, words }));
    if (html !== undefined) terminal.output(`\n${ledgerWords(language).status.written(html)}\n`);
  }
  return failed ? 1 : 0;
}
