/** `check --watch`: checks again whenever a file has changed, until somebody ends it. */
import type { Changes } from '../batch/change-queue.ts';
import type { InterfaceWords } from '../messages/interface.ts';
import { reasonOf } from '../model/diagnostic.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** One run. @param changed the files that have changed since the one before; none at the first. */
export type Run = (changed: readonly string[]) => Promise<unknown>;

/**
 * Runs once, and again after every change.
 *
 * @param quiet whether nothing is said but what the runs say, for programs.
 */
export async function untilStopped(
  run: Run,
  changes: Changes,
  { terminal, words, quiet }: { readonly terminal: Terminal; readonly words: InterfaceWords; readonly quiet: boolean },
): Promise<ExitCode> {
  const stopped = terminal.untilStopped?.() ?? new AbortController().signal;
  const { watch } = words;
  try {
    for (let changed: readonly string[] = []; !stopped.aborted; changed = await changes.next(stopped)) {
      if (!quiet && changed.length > 0) terminal.error(headingOf(changed, terminal, words));
      await run(changed);
      if (!quiet && !stopped.aborted) terminal.error(`${watch.waiting}\n`);
    }
    return 0;
  } catch (cause) {
    terminal.error(`${watch.refused(reasonOf(cause))}\n`);
    return 1;
  } finally {
    await changes.close();
  }
}

/** How many files are named. */
const named = 3;

/** What parts a run from the one before: an empty screen where people watch one, and a line that says why. */
function headingOf(changed: readonly string[], terminal: Terminal, { watch }: InterfaceWords): string {
  terminal.clear?.();
  const time = terminal.timeOfDay === undefined ? '' : `${terminal.timeOfDay()} `;
  return `── ${time}${watch.changed(changed.slice(0, named), changed.length)} ──\n`;
}
