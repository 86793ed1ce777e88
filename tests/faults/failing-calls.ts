/** A reissue of papers in which one call of the file system fails, over and over, another call each time. */
import { failing, type Failure } from './file-system.ts';
import { build, namesOf, newTown, reissue, restore, soundBuild, treeOf, wrongPapers, type Answer } from './town.ts';

export const failures: readonly Failure[] = ['ENOSPC', 'EIO', 'EROFS', 'EACCES', 'EMFILE', 'short'];

export interface FailedCalls {
  /** Calls that a build makes. */
  readonly calls: number;
  /** Builds in which a call failed. */
  readonly builds: number;
  /** What went wrong that must not, told with the call. */
  readonly wrongs: readonly string[];
}

/**
 * Builds with a failing call, and then undisturbed.
 *
 * @param chosen which failures the call of a number is tried with.
 */
export async function failCalls(chosen: (call: number) => readonly Failure[]): Promise<FailedCalls> {
  const town = newTown();
  const found: string[] = [];
  let [builds, calls] = [0, Number.POSITIVE_INFINITY];
  try {
    const goal = await reissue(town);
    for (let at = 1; at <= calls; at++) {
      for (const failure of chosen(at)) {
        restore(town, goal.before);
        let last = { name: '', path: '', number: 0 };
        let failed = '';
        const answer = await failing(
          town.path,
          (call) => {
            last = call;
            if (call.number !== at) return undefined;
            failed = `${failure} at call ${at}, ${call.name} ${call.path}`;
            return failure;
          },
          () => build(town),
        ).catch((cause: unknown): Answer => ({ exit: -1, error: String(cause) }));
        if (failed === '') {
          calls = last.number;
          break;
        }
        builds += 1;
        const papers = treeOf(town.out);
        const tell = (wrong: string): void => void found.push(`${failed}: ${wrong}`);
        for (const wrong of [...wrongPapers(papers, goal), ...wrongAnswer(answer)]) tell(wrong);
        if (answer.exit === 0 && String(namesOf(papers)) !== String(namesOf(goal.after)))
          tell('says it is done, is not');
        const resumed = namesOf(await soundBuild(town));
        if (String(resumed) !== String(namesOf(goal.after))) tell('the next run does not finish the work');
      }
    }
  } finally {
    town.remove();
  }
  return { calls, builds, wrongs: found };
}

/** What people are told must be a sentence that says what to do; a fault that a run gets over is not told. */
function wrongAnswer({ exit, error }: Answer): string[] {
  if (exit === 0) return error === '' ? [] : [`succeeds with ${error}`];
  const isClear = exit === 1 && /错误 .*\p{Script=Han}/u.test(error) && / {2}→ /u.test(error);
  return isClear && !/\bat .*[:(]|node:internal|Error:/u.test(error) ? [] : [`ends with ${exit}: ${error}`];
}
