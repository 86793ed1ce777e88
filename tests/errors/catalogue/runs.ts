/** Errors of long runs: threads, shards, runs that are stopped. */
import { organizationsFile, type Entries, type Step } from '../example.ts';

const shard = (index: number, of: number): Step => ({ run: `build data/清溪 --format pdf --shard ${index}/${of}` });
const part = (index: number, of: number): string => `out/清溪/.shards/${index}-of-${of}.jsonl`;
const another: Step = { replace: organizationsFile, from: '林素芬', to: '陈建平' };
const merge = 'build data/清溪 --merge';

export const runs = {
  'worker-lost': {
    zh: '制作文书的一个线程中途停了，多半是内存不够。',
    en: 'A worker thread ended that was making a paper; most likely it ran out of memory.',
    examples: [],
    elsewhere: 'tests/slow/workers.test.ts',
  },
  stopped: {
    zh: '制作时按了 Ctrl-C，或者系统要求程序结束。已经做好的都登记了，下次接着做。',
    en: 'The run was stopped; what was made is in the ledger, and the next run goes on.',
    examples: [],
    elsewhere: 'tests/cli/runs.test.ts',
  },
  'shards-none': {
    zh: '要合并的分片一片也没有：没有运行过 build --shard，或者输出文件夹不同。',
    en: 'There are no shards to merge.',
    examples: [{ command: merge, shows: '清溪' }],
  },
  'shards-missing': {
    zh: '有的分片没有做，或者中途断了。',
    en: 'Some shards are not made, or not to their end.',
    examples: [{ before: [shard(1, 2)], command: merge, shows: '清溪' }],
  },
  'shards-differ': {
    zh: '各片所用的数据、模板、字体、程序或选项不一样，合在一起会前后不一致。',
    en: 'Shards were not made from the same data, templates, fonts, program and options.',
    examples: [
      { before: [shard(1, 2), another, shard(2, 2)], command: merge, shows: '第 2 片' },
      {
        before: [shard(1, 2), { run: 'build data/清溪 --format pdf --shard 2/2 --as-of 2026-04-01' }],
        command: merge,
        shows: '第 2 片',
      },
    ],
  },
  'shards-ambiguous': {
    zh: '同一个输出文件夹里有几种分法的分片，程序不知道合并哪一种。',
    en: 'Shards of several divisions lie side by side.',
    examples: [{ before: [shard(1, 2), shard(2, 2), shard(1, 3)], command: merge, shows: '清溪' }],
  },
  'shards-stale': {
    zh: '分片做好以后，台账里又有了新的记录。',
    en: 'The ledger has moved on since the shards were made.',
    examples: [
      {
        before: [{ run: 'build data/清溪 --format pdf' }, another, shard(1, 1), { run: 'void 清溪小学 --reason 重发' }],
        command: merge,
        shows: '台账',
      },
    ],
  },
  'shard-damaged': {
    zh: '一片的记录被改动过或损坏了。',
    en: 'The record of a shard was changed or damaged.',
    examples: [
      {
        before: [shard(1, 1), { replace: part(1, 1), from: '"version":1', to: '"version":2' }],
        command: merge,
        shows: '第 1 片',
      },
    ],
  },
  'shard-unmerged': {
    zh: '一片做好了，还没有合并到台账。',
    en: 'What a shard has made is not in the ledger yet.',
    examples: [{ before: [shard(1, 1)], command: 'verify data/清溪', shows: part(1, 1) }],
  },
  'shard-at-work': {
    zh: '别的电脑正在制作其中一片，这时不能登记，也不能另外制作。',
    en: 'A shard is being made on another machine.',
    examples: [
      {
        before: [
          { run: 'build data/清溪 --format pdf' },
          shard(1, 2),
          {
            disturb: ({ read, write }) => {
              const [header = ''] = read(part(1, 2)).toString().split('\n');
              write(part(1, 2), `${header.replace(/"owner":"[^"]*"/u, '"owner":"7.1.ab.1.cd.9.ef.教务处"')}\n`);
            },
            about: { zh: '另一台电脑“教务处”正在制作第 1 片', en: 'a machine named 教务处 makes shard 1' },
          },
        ],
        command: 'sign 清溪小学 --on 2026-03-05',
        shows: '教务处',
      },
    ],
  },
} satisfies Entries;
