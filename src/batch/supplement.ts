/**
 * 责任人变更确认页: where nothing but the holders of posts has changed since a paper was signed, one page that all
 * parties sign takes the place of a new version. The signed version stays in force.
 */
import { decide, factsChangedSince, type Decision, type Reason } from '../ledger/decide.ts';
import { supplementsTo } from '../ledger/state.ts';
import { hasErrors, type Outcome } from '../model/diagnostic.ts';
import type { HolderChange, PaperView } from '../model/facts.ts';
import type { LedgerState } from '../model/ledger.ts';
import type { PaperPlan } from '../model/programme.ts';
import { hasSignatureBlanks, sourceOf, type ReadyDataset } from '../pipeline.ts';
import { compose, type Making } from './making.ts';

/** A supplement and what becomes of it. */
export interface SupplementDecision {
  readonly making: Making;
  /** Whether it has signature blanks. */
  readonly isSignedIn: boolean;
  readonly decision: Decision;
  /** Counted from 1 for each version of the paper. */
  readonly number: number;
}

/**
 * Decides on the supplement to a signed paper; undefined where more than holders has changed. One that was issued and
 * that nobody has signed yet is decided on also where the paper, with it, is as it was: its files may be lost.
 */
export function decideSupplement(
  dataset: ReadyDataset,
  plan: PaperPlan,
  { before, status, source }: Decision,
  state: LedgerState,
  presentNames: ReadonlyMap<string, string>,
): Outcome<SupplementDecision> | undefined {
  if (before?.signed === undefined || before.state !== 'signed') return undefined;
  const inForce = supplementsTo(before, state);
  const signed = inForce.filter((supplement) => supplement.state === 'signed');
  const hasOpen = signed.length < inForce.length;
  if (status !== 'changed' && !hasOpen) return undefined;
  const facts = factsChangedSince(before, signed, source.facts, presentNames);
  const changes = holderChanges(facts, dataset.view(plan));
  if (changes === undefined) return undefined;
  const number = signed.length + 1;
  const { title, version, date } = before.issued;
  const own = { ...plan, id: `${plan.id}/第${version}版补充${number}` };
  const supplement = { title, version, date, signedOn: before.signed.on, changes };
  const making = { kind: 'supplement', plan: own, supplement } as const;
  const { value, diagnostics } = compose(dataset, making);
  if (value === undefined || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const candidate = { source: { ...sourceOf(value), program: source.program }, formerIds: [] };
  const [decision] = decide([candidate], state, { includeSigned: false, presentNames });
  return { value: decision && { making, isSignedIn: hasSignatureBlanks(value), decision, number }, diagnostics };
}

/** What has changed since the paper and its signed supplements, if only holders have and at least one. */
function holderChanges(facts: readonly Reason[], view: PaperView): HolderChange[] | undefined {
  const changes: HolderChange[] = [];
  for (const { path, from, to } of facts) {
    if (path === 'date') continue;
    const post = postNamed(path, view);
    if (post === undefined || to === null) return undefined;
    // A vacant post is called by its name where papers print somebody.
    const person = (name: string | null): string | undefined => (name === post.name ? undefined : (name ?? undefined));
    changes.push({ path, post: post.fullName, from: person(from), to: person(to) });
  }
  return changes.length > 0 ? changes : undefined;
}

/** The post whose holder a fact names: posts.擂鼓中学.校长 */
function postNamed(path: string, view: PaperView): { readonly name: string; readonly fullName: string } | undefined {
  for (const organization of view.organizations) {
    const { name, fullName, posts } = organization;
    for (const title of Object.keys(posts)) {
      if (path === `posts.${name}.${title}`) return { name: `${name}${title}`, fullName: `${fullName}${title}` };
    }
  }
  return undefined;
}
