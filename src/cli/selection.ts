/** `--only` that selects nothing: most likely a slip, and worth saying. */
import type { CommandContext } from './program.ts';
import type { ExitCode } from './terminal.ts';

/** How many ids are shown as examples. */
const examples = 3;

/** Says so, with ids that exist. */
export function nothingMatches(only: string, ids: readonly string[], { terminal, words }: CommandContext): ExitCode {
  terminal.error(`${words.usage.nothingMatches(only, ids.slice(0, examples))}\n`);
  return 2;
}
