/** What the file system refused, with the file as people know it. */
import { error, reasonOf, type Diagnostic } from '../model/diagnostic.ts';
import type { Workspace } from './workspace.ts';

/** A file that could not be read or written; what was done before stays done. */
export class Refused extends Error {
  readonly path: string;
  readonly reason: string;

  constructor(path: string, cause: unknown) {
    super(path, { cause });
    this.path = path;
    this.reason = reasonOf(cause);
  }
}

/**
 * Does something with a file; its refusal is told with the file's name.
 *
 * @param path below the output folder.
 * @throws Refused
 */
export async function refusing<T>({ out }: Workspace, path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    throw new Refused(`${out.shown}/${path}`, cause);
  }
}

/** A refusal as a fault. @throws anything else, as it is. */
export function refusalOf(cause: unknown): Diagnostic {
  if (!(cause instanceof Refused)) throw cause;
  return error({ code: 'output-refused', path: cause.path, reason: cause.reason });
}
