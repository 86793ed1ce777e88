/** Every way in which a command can be given wrongly; nothing is done then, and the exit code is 2. */
import type { InterfaceWords } from '../../src/messages/interface.ts';
import type { Example, Words } from './example.ts';

export interface UsageEntry extends Words {
  readonly example: Example & { readonly command: string; readonly shows: string };
}

type UsageFault = Exclude<keyof InterfaceWords['usage'], 'nearest' | 'seeHelp'> | 'folderExists';

const issue = { run: 'build data/清溪 --format pdf' };

export const usage: Readonly<Record<UsageFault, UsageEntry>> = {
  notAJobCount: {
    zh: '线程数应为整数。',
    en: 'The number of workers is no number.',
    example: { command: 'build data/清溪 --jobs 0', shows: '0' },
  },
  notAShard: {
    zh: '分片写作“第几片/共几片”。',
    en: 'A shard is written as its number and how many there are.',
    example: { command: 'build data/清溪 --shard 3/2', shows: '3/2' },
  },
  notADivision: {
    zh: '--merge 后面应为片数。',
    en: 'What follows --merge is no number of shards.',
    example: { command: 'build data/清溪 --merge all', shows: 'all' },
  },
  shardAlone: {
    zh: '制作一片与合并各片不能同时进行。',
    en: 'A shard is not made and merged at once.',
    example: { command: 'build data/清溪 --shard 1/2 --merge', shows: '--merge' },
  },
  unknownCommand: {
    zh: '没有这个命令，多半是打错了。',
    en: 'There is no such command.',
    example: { command: 'chek data/清溪', shows: 'chek' },
  },
  unknownOption: {
    zh: '这个命令没有这个选项。',
    en: 'The command has no such option.',
    example: { command: 'build data/清溪 --formt pdf', shows: '--formt' },
  },
  missingArgument: {
    zh: '命令后面缺少数据文件夹、文书编号或新文件夹。',
    en: 'The command lacks its data folder, paper or new folder.',
    example: { command: 'check', shows: '数据文件夹' },
  },
  missingValue: {
    zh: '选项后面缺少内容。',
    en: 'The option lacks its value.',
    example: { command: 'check data/清溪 --only', shows: '--only' },
  },
  missingOption: {
    zh: '缺少必须给出的选项：sign 要有 --on，void 要有 --reason。',
    en: 'An option that must be given is missing.',
    example: { command: 'sign 清溪小学', shows: '--on' },
  },
  tooMany: {
    zh: '命令后面的内容太多；内容里有空格的要加双引号。',
    en: 'There is more than the command takes; put what has spaces in quotes.',
    example: { command: 'init 清溪 镇', shows: '多了' },
  },
  notADate: {
    zh: '选项里的日期不是日期，或者没有这一天。',
    en: 'A date given with an option is none.',
    example: { command: 'check data/清溪 --as-of 2026-02-30', shows: '2026-02-30' },
  },
  notAFormat: {
    zh: '没有这种文件格式。',
    en: 'There is no such format.',
    example: { command: 'build data/清溪 --format doc', shows: 'doc' },
  },
  notALanguage: {
    zh: '没有这种语言。',
    en: 'There is no such language.',
    example: { command: 'check data/清溪 --lang fr', shows: 'fr' },
  },
  notAVersion: {
    zh: '版次应为 1、2、3……',
    en: 'A version is a number from 1.',
    example: { before: [issue], command: 'diff 清溪小学 --from 旧版', shows: '旧版' },
  },
  notAState: {
    zh: '没有这种状态。',
    en: 'There is no such state.',
    example: { before: [issue], command: 'status data/清溪 --state 已打印', shows: '已打印' },
  },
  emptyReason: {
    zh: '作废一版文书要写明原因。',
    en: 'A version is not voided without a reason.',
    example: { before: [issue], command: 'void 清溪小学 --reason=', shows: '作废原因' },
  },
  oneScan: {
    zh: '一次登记几件文书时，不能只给一个扫描件。',
    en: 'One scan cannot be of several papers.',
    example: { command: 'sign 清溪小学 石桥小学 --on 2026-03-05 --scan 扫描件.pdf', shows: '扫描件' },
  },
  onePlan: {
    zh: '一份计划是一个数据文件夹的。',
    en: 'A plan is of one data set.',
    example: { command: 'build data/清溪 data/石桥 --plan 计划.json', shows: '计划' },
  },
  nothingMatches: {
    zh: '没有文书的编号含有 --only 后面的文字。',
    en: 'No paper has the text given with --only in its id.',
    example: { command: 'check data/清溪 --only 河湾', shows: '河湾' },
  },
  folderExists: {
    zh: 'init 只在空的或还没有的文件夹里新建，免得盖掉已有的东西。',
    en: 'init makes a workspace in a folder that is empty or not there yet.',
    example: { command: 'init data', shows: 'data' },
  },
};
