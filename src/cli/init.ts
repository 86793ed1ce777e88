/** `init`: a new workspace. */
import { resolve } from 'node:path';
import { initialise, isFree } from '../batch/initialise.ts';
import { shownPath } from '../batch/workspace.ts';
import { formWords } from '../messages/form-words.ts';
import { error, reasonOf } from '../model/diagnostic.ts';
import { reportDiagnostics, sayDiagnostics, writeJson } from './diagnose.ts';
import type { CommandContext } from './program.ts';
import type { ExitCode } from './terminal.ts';

/**
 * Makes a workspace in a folder that is empty or not there yet; anything else is left as it is.
 *
 * @param asWorkbook whether its example is a workbook.
 */
export async function init(
  folder: string,
  { terminal, language, words, json }: CommandContext,
  asWorkbook: boolean,
): Promise<ExitCode> {
  const path = resolve(terminal.cwd, folder);
  const shown = shownPath(path, terminal.cwd);
  if (!(await isFree(path))) {
    terminal.error(`${words.init.exists(shown)}\n`);
    return 2;
  }
  try {
    await initialise(path, asWorkbook ? formWords(language) : undefined);
  } catch (cause) {
    const fault = error({ code: 'output-refused', path: shown, reason: reasonOf(cause) });
    sayDiagnostics([fault], language, terminal);
    if (json) writeJson({ folder: shown, errors: reportDiagnostics([fault], 'error', language) }, terminal);
    return 1;
  }
  if (json) {
    writeJson({ folder: shown, dataset: `${shown}/data/example` }, terminal);
    return 0;
  }
  const commands = [`cd ${shown}`, 'npx zerenshu check data/example', 'npx zerenshu build data/example'];
  terminal.output(`${words.init.made(shown)}\n${words.init.next(commands)}\n`);
  return 0;
}
