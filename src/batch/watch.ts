/** Which files of workspaces change: the data set, templates, parts and fonts, whatever editor writes them. */
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { watch } from 'chokidar';
import { reasonOf } from '../model/diagnostic.ts';
import { ChangeQueue, type Changes } from './change-queue.ts';
import { shownPath, type Workspace } from './workspace.ts';

/** How long nothing must change, in milliseconds: editors and office programs save in several steps. */
const moment = 200;

/** Watches the files that papers are made from. Folders that are not there yet are seen when they are made. */
export async function watchFiles(workspaces: readonly Workspace[], cwd: string): Promise<Changes> {
  const folders = new Set(workspaces.flatMap(watchedFolders));
  const roots = [
    ...new Set(workspaces.flatMap(({ data, templates: [own] }) => [data.path, dirname(own?.path ?? cwd)])),
  ];
  const above = new Set(roots.flatMap((root) => [root, dirname(root)]));
  const queue = new ChangeQueue(() => pause(moment));
  const watcher = watch(roots, {
    ignoreInitial: true,
    ignored: (path, stats) => {
      const here = resolve(path);
      if (folders.has(here) || above.has(here)) return false;
      return stats?.isDirectory() === true || !folders.has(dirname(here)) || /^[.~]/u.test(basename(here));
    },
  });
  watcher.on('all', (_event, path) => {
    const here = resolve(path);
    // A folder that comes or goes is of interest for the files in it, which are told of too, but for the data set's own.
    if (folders.has(dirname(here)) && !folders.has(here)) queue.add(shownPath(here, cwd));
    else if (workspaces.some(({ data }) => data.path === here)) queue.add(shownPath(here, cwd));
  });
  watcher.on('error', (cause) => queue.fail(new Error(reasonOf(cause), { cause })));
  await new Promise<void>((ready) => void watcher.once('ready', ready));
  return { next: (stopped) => queue.next(stopped), close: () => watcher.close() };
}

/** The folders whose files matter: those of the workspace, which stand before the program's own. */
function watchedFolders({ data, templates: [templates], fonts: [fonts] }: Workspace): string[] {
  return [
    data.path,
    ...(templates === undefined ? [] : [templates.path, join(templates.path, 'parts')]),
    ...(fonts === undefined ? [] : [fonts.path]),
  ];
}
