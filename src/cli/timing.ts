/** `--timing`: where a run's time went. */
import { rounded, type TimingReport } from '../batch/report.ts';
import type { RunWords } from '../messages/run-words.ts';
import { stages, type Timing } from '../model/timing.ts';
import { formatTable } from './table.ts';

/** Seconds by stage, for `--json`. */
export function timingReport(timing: Timing): TimingReport {
  const seconds = stages.map((stage) => [stage, rounded(timing[stage] / 1000)]);
  return Object.fromEntries(seconds) as TimingReport;
}

/** A table of the stages with their share of what was measured. */
export function describeTiming(timing: TimingReport, words: RunWords['timing']): string {
  const sum = stages.reduce((total, stage) => total + timing[stage], 0);
  const share = (seconds: number): string => `${sum > 0 ? Math.round((seconds / sum) * 100) : 0}%`;
  const rows = stages.map((stage) => [words.stage[stage], timing[stage].toFixed(2), share(timing[stage])]);
  const widest = Math.max(...rows.map(([, seconds = '']) => seconds.length));
  const aligned = rows.map(([name = '', seconds = '', part = '']) => [
    name,
    seconds.padStart(widest),
    part.padStart(4),
  ]);
  return `${words.title}\n${indent(formatTable([words.columns, ...aligned]))}`;
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
