/** How faults leave a command: in sentences on standard error, in full on standard output for programs. */
import type { DiagnosticReport } from '../batch/report.ts';
import { describe, formatDiagnostics } from '../messages/message.ts';
import type { Language } from '../messages/message.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Terminal } from './terminal.ts';

/** Tells people. */
export function sayDiagnostics(diagnostics: readonly Diagnostic[], language: Language, terminal: Terminal): void {
  if (diagnostics.length > 0) terminal.error(formatDiagnostics(diagnostics, language));
}

/** Tells programs. */
export function reportDiagnostics(
  diagnostics: readonly Diagnostic[],
  severity: Diagnostic['severity'],
  language: Language,
): DiagnosticReport[] {
  return diagnostics
    .filter((diagnostic) => diagnostic.severity === severity)
    .map((diagnostic) => {
      const { text, hint } = describe(diagnostic, language);
      return { severity, code: diagnostic.fault.code, message: text, hint, ...diagnostic.place };
    });
}

/** Writes one JSON object to standard output, as one line: one of several. */
export function writeJsonLine(value: object, terminal: Terminal): void {
  terminal.output(`${JSON.stringify(value)}\n`);
}

/** Writes one JSON object to standard output. */
export function writeJson(value: object, terminal: Terminal): void {
  terminal.output(`${JSON.stringify(value, null, 2)}\n`);
}
