/** The program as a library: what the commands do, for other programs. */
export { buildDataset } from './batch/build.ts';
export { planDataset, type BuildOptions, type BuiltDataset } from './batch/plan.ts';
export { printDataset, type PrintOptions, type PrintReport } from './batch/print.ts';
export { composeDataset, type ComposedDataset } from './batch/compose.ts';
export type { BuildReport, DiagnosticReport, FileReport, PaperReport, Totals } from './batch/report.ts';
export { openWorkspace, type Workspace } from './batch/workspace.ts';
export { describe, formatDiagnostics, type Language } from './messages/message.ts';
export type { Diagnostic, Fault, Outcome, Place } from './model/diagnostic.ts';
