/** The reasons of all papers, each once: a change and the papers it concerns. */
import type { PaperReport, ReasonReport } from './report.ts';

export interface Cause extends ReasonReport {
  /** Of a template's change: which one. */
  readonly template: string | null;
  readonly papers: readonly PaperReport[];
  /** How many of them are signed. */
  readonly signed: number;
}

/** Changes with the papers they concern, those of posts first; papers that stay as they were signed are among them. */
export function causesOf(papers: readonly PaperReport[]): Cause[] {
  const causes = new Map<string, { reason: ReasonReport; template: string | null; papers: PaperReport[] }>();
  for (const paper of papers) {
    for (const reason of paper.reasons) {
      // A paper made anew on another day has its date changed by that, not made anew for it.
      if (reason.path === 'date' && paper.reasons.length > 1) continue;
      const template = reason.path === 'template' ? paper.template : null;
      // Each paper lacks files of its own: that they are lacking is one cause.
      const told = reason.path === 'files' ? { path: 'files', from: null, to: null } : reason;
      const key = JSON.stringify([told.path, told.from, told.to, template]);
      const cause = causes.get(key) ?? { reason: told, template, papers: [] };
      cause.papers.push(paper);
      causes.set(key, cause);
    }
  }
  const all = [...causes.values()].map(({ reason, template, papers: concerned }): Cause => {
    return { ...reason, template, papers: concerned, signed: concerned.filter(({ signed }) => signed).length };
  });
  const isPost = ({ path }: Cause): boolean => path.startsWith('posts.');
  return [...all.filter(isPost), ...all.filter((cause) => !isPost(cause))];
}
