/** A reissue on disks that are full at one place or another. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { smallDisk } from './small-disk.ts';
import {
  build,
  change,
  namesOf,
  newTown,
  nextData,
  reissue,
  restore,
  soundBuild,
  treeOf,
  wrongPapers,
} from './town.ts';

export interface FullDisks {
  /** Sizes at which the disk was too small. */
  readonly full: number;
  readonly wrongs: readonly string[];
}

/**
 * Builds on a disk that has room for the papers that are there and a few blocks more.
 *
 * @param sizes how many sizes are tried, from no block more than there is to enough for all.
 * @returns in words why there is no such disk, where the system refuses one.
 */
export async function fillDisks(sizes: number): Promise<FullDisks | string> {
  const most = 100_000;
  const disk = smallDisk(most);
  if (typeof disk === 'string') return disk;
  const model = newTown('docx,pdf');
  const found: string[] = [];
  let full = 0;
  try {
    const goal = await reissue(model);
    const town = { ...model, out: join(disk.path, 'out') };
    change(town, nextData);
    const needed = (await blocks(async () => restore(town, goal.before))) + 1;
    const more = (await blocks(async () => void (await soundBuild(town)))) + 4 * goal.after.size - needed;
    for (let step = 0; step < sizes; step++) {
      disk.resize(most);
      restore(town, goal.before);
      const size = needed + Math.ceil((Math.max(more, 4 * sizes) * step) / sizes / 4) * 4;
      disk.resize(size);
      const { exit, error } = await build(town);
      const papers = treeOf(town.out);
      const tell = (wrong: string): void => void found.push(`${size} KiB: ${wrong}`);
      for (const wrong of wrongPapers(papers, goal)) tell(wrong);
      full += exit === 0 ? 0 : 1;
      if (exit !== 0 && !error.includes('磁盘空间不足')) tell(error);
      if (exit === 0 && String(namesOf(papers)) !== String(namesOf(goal.after))) tell('says it is done, is not');
      disk.resize(most);
      if (String(namesOf(await soundBuild(town))) !== String(namesOf(goal.after))) tell('is not finished');
    }
  } finally {
    model.remove();
    disk.remove();
  }
  return { full, wrongs: found };

  /** KiB in use on the disk after something was done. */
  async function blocks(act: () => Promise<void>): Promise<number> {
    await act();
    const path = disk as { readonly path: string };
    return Number(execFileSync('df', ['-k', '--output=used', path.path]).toString().split('\n')[1]);
  }
}
