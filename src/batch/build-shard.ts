/**
 * One shard of a run: its papers are made as one run would make them, and what is to be added to the ledger is kept in
 * a part. The ledger itself is not touched.
 */
import { join } from 'node:path';
import { error, type Outcome } from '../model/diagnostic.ts';
import { lostWorker } from './crew.ts';
import { plainReport, reportOf, type PaperDecision } from './decisions.ts';
import { loadLedger, lockName } from './ledger-store.ts';
import { waitForLock } from './lock.ts';
import { nameOfOwner, newOwner } from './lock-owner.ts';
import { makePapers } from './make-papers.ts';
import { beginPart, type PartWriter } from './part-files.ts';
import { builtDataset, isSamePosition, positionOf, summaryOf, type BuildOptions, type BuiltDataset, type DatasetPlan } from './plan.ts'; // prettier-ignore
import { refusalOf, refusing } from './refused.ts';
import { partName, shardFolder, type Base, type PartHeader, type PartLine, type Shard } from './shard.ts';
import { issueFolder, type Workspace } from './workspace.ts';

/** Makes a shard; `moved` where the ledger is not what it was when the shard was planned. */
export async function makeShard(
  workspace: Workspace,
  plan: DatasetPlan & { readonly base: Base },
  options: BuildOptions & { readonly shard: Shard },
): Promise<Outcome<BuiltDataset> | 'moved'> {
  const { shard } = options;
  const shown = `${workspace.dataset}/${shardFolder}/${partName(shard)}`;
  const owner = nameOfOwner(newOwner());
  const header: PartHeader = {
    part: 'zerenshu',
    format: 1,
    shard,
    owner,
    base: plan.base,
    only: options.only ?? null,
    ...summaryOf(plan.dataset),
  };
  let part: PartWriter | undefined;
  let hasEnded = false;
  try {
    // Said before it is asked whether somebody writes to the ledger: of two who begin at once one sees the other.
    part = await refusing(workspace, shown, () => beginPart(workspace, header));
    const lock = join(issueFolder(workspace).path, lockName);
    const holder = await refusing(workspace, workspace.dataset, () => waitForLock(lock));
    if (holder !== undefined) {
      const fault = { code: 'ledger-locked', path: issueFolder(workspace).shown, pid: holder.pid, host: holder.host } as const; // prettier-ignore
      return { value: undefined, diagnostics: [error(fault)] };
    }
    const { value: now, diagnostics: unread } = await loadLedger(workspace);
    if (now === undefined) return { value: undefined, diagnostics: unread };
    if (!isSamePosition(positionOf(now.entries), plan.ledger)) return 'moved';
    const writing = part;
    const write = (lines: readonly PartLine[]): Promise<void> => refusing(workspace, shown, () => writing.append(lines)); // prettier-ignore
    const places = placesIn(plan);
    const unchanged = plan.decisions.filter(({ status }) => status === 'unchanged');
    await write(unchanged.map((decision) => ({ at: places(decision), report: plainReport(decision), record: null })));
    const { done, files, isWhole, diagnostics } = await makePapers(workspace, plan, options, {
      of: (decision, { record = null, files: made }): PartLine => {
        return { at: places(decision), report: plainReport(decision, made), record };
      },
      write,
    });
    if (isWhole) {
      await refusing(workspace, shown, () => writing.end());
      hasEnded = true;
    }
    const reports = done.map((decision) => reportOf(workspace, decision, files.get(decision)));
    return { value: builtDataset(workspace, plan, reports, options), diagnostics };
  } catch (cause) {
    return { value: undefined, diagnostics: [lostWorker(cause) ?? refusalOf(cause)] };
  } finally {
    if (!hasEnded) await part?.stop();
    await part?.close();
  }
}

/** Where one run has a paper: in the order of all plans, what goes with a paper after it. */
function placesIn({ dataset }: DatasetPlan): (decision: PaperDecision) => readonly [number, number] {
  const places = new Map(dataset.plans.map(({ id }, index) => [id, index]));
  return ({ source, supplements }) => {
    return supplements === null ? [places.get(source.paper) ?? 0, 0] : [places.get(supplements.paper) ?? 0, 1];
  };
}
