/** What comes between a run and its end, in both languages. */
import type { RunFault, ShardBase } from '../model/diagnostic.ts';
import type { Language, Message } from './place.ts';

type RunSentences = {
  readonly [Code in RunFault['code']]: (fault: Extract<RunFault, { readonly code: Code }>) => Message;
};

function say(text: string, hint: string): Message {
  return { text, hint };
}

const bases: Readonly<Record<ShardBase, Readonly<Record<Language, string>>>> = {
  data: { zh: '数据或模板', en: 'data or templates' },
  fonts: { zh: '字体', en: 'fonts' },
  program: { zh: '程序版本', en: 'version of the program' },
  ledger: { zh: '台账', en: 'ledger' },
  options: { zh: '选项', en: 'options' },
};

const chinese: RunSentences = {
  'worker-lost': ({ paper }) =>
    say(
      `制作“${paper}”时，处理它的线程中途退出，多半是内存不足`,
      '这件文书没有登记，在它前面的都已登记。请关闭一些程序，或加上 --jobs 1，再运行一次，会接着做完。',
    ),
  stopped: ({ made, left }) =>
    say(
      made === 0 ? `已停止，没有制作文书（待做 ${left} 件）` : `已停止：做完 ${made} 件，还有 ${left} 件没有做`,
      '做完的都已登记；再运行一次，会接着做完。',
    ),
  'shards-missing': ({ dataset, missing, of }) =>
    say(
      `“${dataset}”分成 ${of} 片，第 ${missing.join('、')} 片没有做完`,
      `没有合并。请先运行 build --shard ${missing[0] ?? 1}/${of}${missing.length > 1 ? ' 等' : ''}，再合并。`,
    ),
  'shards-differ': ({ shards, of, what }) =>
    say(
      `第 ${shards.join('、')} 片（共 ${of} 片）所用的${bases[what].zh}与第 1 片不同`,
      '没有合并。请用同样的数据、模板、字体、程序和选项重做这几片，再合并。',
    ),
  'shards-ambiguous': ({ dataset, divisions }) =>
    say(
      `“${dataset}”有几种分法：${divisions.map((of) => `共 ${of} 片`).join('、')}`,
      `请说明合并哪一种，如 build --merge ${divisions[0] ?? 2}。`,
    ),
  'shards-stale': ({ of, serial, now }) =>
    say(
      `${of} 片是按台账第 ${serial} 条记录之后制作的，台账现在已有 ${now} 条`,
      '没有合并。请重做各片再合并；内容没有变的文件不会重写。',
    ),
  'shards-none': ({ dataset }) =>
    say(`“${dataset}”没有可以合并的分片`, '请先运行 build --shard 1/2、2/2……，各片用同一个输出文件夹。'),
  'shard-damaged': ({ shard, of }) =>
    say(`第 ${shard} 片（共 ${of} 片）的记录读不出来或被改动过`, `没有合并。请重新运行 build --shard ${shard}/${of}。`),
  'shard-unmerged': ({ path, shard, of }) =>
    say(`${path} 是第 ${shard} 片（共 ${of} 片）的，还没有合并到台账`, '各片都做完以后，运行 build --merge。'),
  'shard-at-work': ({ path, shard, of, host }) =>
    say(
      `“${path}”正在分片制作：第 ${shard} 片（共 ${of} 片）在 ${host} 上运行`,
      `请等各片做完、合并以后再试；确认它已经不在运行的，重新运行 build --shard ${shard}/${of}，或删去该文件夹里的 ${shardFile(shard, of)}。`,
    ),
};

const english: RunSentences = {
  'worker-lost': ({ paper, reason }) =>
    say(
      `the worker that made ${paper} ended, most likely for lack of memory (${reason})`,
      'This paper is not recorded, those before it are. Close some programs or use --jobs 1, then run again; the rest follows.',
    ),
  stopped: ({ made, left }) =>
    say(`stopped: ${made} made, ${left} not made`, 'What was made is recorded; run again, the rest follows.'),
  'shards-missing': ({ dataset, missing, of }) =>
    say(
      `${dataset} is divided into ${of} shards, of which ${missing.join(', ')} did not come to an end`,
      `Nothing was merged. Run build --shard ${missing[0] ?? 1}/${of} first.`,
    ),
  'shards-differ': ({ shards, of, what }) =>
    say(
      `shards ${shards.join(', ')} of ${of} were made with other ${bases[what].en} than the first`,
      'Nothing was merged. Make these shards again with the same data, templates, fonts, program and options.',
    ),
  'shards-ambiguous': ({ dataset, divisions }) =>
    say(
      `${dataset} is divided in several ways: into ${divisions.join(', ')}`,
      `Say which to merge, such as build --merge ${divisions[0] ?? 2}.`,
    ),
  'shards-stale': ({ of, serial, now }) =>
    say(
      `the ${of} shards follow record ${serial} of the ledger, which now has ${now}`,
      'Nothing was merged. Make the shards again; files that do not change are not written again.',
    ),
  'shards-none': ({ dataset }) =>
    say(`${dataset} has no shards to merge`, 'Run build --shard 1/2, 2/2 … first, with one output folder.'),
  'shard-damaged': ({ shard, of }) =>
    say(`shard ${shard} of ${of} cannot be read or was changed`, `Nothing was merged. Run build --shard ${shard}/${of} again.`), // prettier-ignore
  'shard-unmerged': ({ path, shard, of }) =>
    say(`${path} is shard ${shard} of ${of}, which the ledger does not know yet`, 'When all are made, run build --merge.'), // prettier-ignore
  'shard-at-work': ({ path, shard, of, host }) =>
    say(
      `${path} is being made in shards: shard ${shard} of ${of} runs on ${host}`,
      `Wait until the shards are made and merged; if it does not run any more, run build --shard ${shard}/${of} again, or remove ${shardFile(shard, of)} there.`,
    ),
};

function shardFile(shard: number, of: number): string {
  return `.shards/${shard}-of-${of}.jsonl`;
}

/** A sentence for every such fault. */
export const runSentences: Readonly<Record<Language, RunSentences>> = { zh: chinese, en: english };
