/** What to do where the file system refuses to write, in both languages. What is on disk already is never lost. */
import type { Language } from './place.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

const inUse: Words = {
  zh: '请关闭 Word、WPS 中打开的这个文件，确认对该文件夹有写入权限，再运行一次；已制作的文书不受影响。',
  en: 'Close the file in Word or WPS, make sure you may write to the folder, then run again; papers already made stay.',
};

const full: Words = {
  zh: '请清理磁盘，或用 --out 换到别的磁盘，再运行一次；已制作的文书不受影响，会接着做完。',
  en: 'Free some space, or choose another disk with --out, then run again; papers already made stay, the rest follows.',
};

const tooManyOpen: Words = {
  zh: '请关闭一些程序，再运行一次；已制作的文书不受影响。',
  en: 'Close some programs, then run again; papers already made stay.',
};

const inTheWay: Words = {
  zh: '请把占用这个名称的文件或文件夹改名或移走，再运行一次。',
  en: 'Rename or move the file or folder that has this name, then run again.',
};

const hints: Readonly<Record<string, Words>> = {
  EACCES: inUse,
  EBUSY: inUse,
  EPERM: inUse,
  ENOSPC: full,
  EDQUOT: full,
  EMFILE: tooManyOpen,
  ENFILE: tooManyOpen,
  EEXIST: inTheWay,
  EISDIR: inTheWay,
  ENOTDIR: inTheWay,
  EROFS: {
    zh: '请取消磁盘或 U 盘的写保护，或用 --out 换一个可写入的文件夹。',
    en: 'Take the write protection off the disk, or choose a folder that can be written to with --out.',
  },
  EIO: {
    zh: '请检查磁盘、U 盘或网络连接，备份已有的文书，再运行一次；反复出现时请用 --out 换一个磁盘。',
    en: 'Check the disk or the network, back up the papers, then run again; if it comes back, choose another disk with --out.',
  },
  ENAMETOOLONG: {
    zh: '请用 --out 换一个路径较短的文件夹。',
    en: 'Choose a folder with a shorter path with --out.',
  },
  LEDGER_MOVED: {
    zh: '请确认没有别的程序在改动台账，再运行一次。',
    en: 'Make sure that no other program changes the ledger, then run again.',
  },
  PROTECTED: {
    zh: '没有覆盖。请先用备份恢复台账；确实不要的，把这个文件移走再运行一次。',
    en: 'It was not touched. Restore the ledger from a backup; if the file is not needed, move it away and run again.',
  },
  OUTSIDE: {
    zh: '请删去该链接，或用 --out 直接指定它所指的文件夹。',
    en: 'Remove the link, or give the folder it leads to with --out.',
  },
};

const anyHint: Words = {
  zh: '请检查磁盘空间与权限，或换一个输出文件夹。',
  en: 'Check space and permissions, or choose another folder.',
};

/** What to do about a refusal, by the reason the file system gave. */
export function refusalHint(reason: string, language: Language): string {
  return (Object.hasOwn(hints, reason) ? (hints[reason] ?? anyHint) : anyHint)[language];
}
