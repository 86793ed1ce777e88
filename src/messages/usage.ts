/** What is said of a command that was called in a wrong way, in both languages. */
import type { Language } from './place.ts';

export interface UsageWords {
  readonly unknownOption: (what: string) => string;
  readonly unknownCommand: (what: string) => string;
  readonly missingArgument: (what: string) => string;
  readonly missingValue: (what: string) => string;
  readonly missingOption: (what: string) => string;
  readonly tooMany: string;
  readonly nearest: (what: string) => string;
  readonly seeHelp: string;
  readonly notADate: (what: string) => string;
  readonly notAFormat: (what: string) => string;
  readonly notALanguage: (what: string) => string;
  readonly notAVersion: (what: string) => string;
  readonly notAState: (what: string) => string;
  readonly notAJobCount: (what: string, most: number) => string;
  readonly notAShard: (what: string) => string;
  readonly notADivision: (what: string) => string;
  readonly shardAlone: string;
  readonly emptyReason: string;
  readonly oneScan: string;
  readonly onePlan: string;
  readonly nothingMatches: (text: string, examples: readonly string[]) => string;
}

const chinese: UsageWords = {
  unknownOption: (what) => `没有选项 ${what}`,
  unknownCommand: (what) => `没有命令 ${what}`,
  missingArgument: (what) => `缺少${what}`,
  missingValue: (what) => `选项 ${what} 后面缺少内容`,
  missingOption: (what) => `必须给出选项 ${what}`,
  tooMany: '命令后面写多了；中间有空格的内容请加双引号',
  nearest: (what) => `是否应为 ${what}？`,
  seeHelp: '用 zerenshu --help 查看用法。',
  notADate: (what) => `“${what}”不是有效日期，日期写作 2026-03-01`,
  notAFormat: (what) => `没有“${what}”这种格式，可用 docx、pdf`,
  notALanguage: (what) => `没有“${what}”这种语言，可用 zh、en`,
  notAVersion: (what) => `“${what}”不是版次，版次写作 1、2、3`,
  notAState: (what) => `没有“${what}”这种状态，可用：待签订、已签订、已作废`,
  emptyReason: '作废原因不能为空，请写在 --reason 后面',
  notAJobCount: (what, most) => `“${what}”不是线程数，线程数是 1 到 ${most} 的整数`,
  notAShard: (what) => `“${what}”不是分片，分片写作 2/5：第 2 片，共 5 片`,
  notADivision: (what) => `“${what}”不是片数，片数写作 2、3、5`,
  shardAlone: '--shard 与 --merge 不能同时使用',
  oneScan: '一个扫描件只能对应一件文书，请每次登记一件',
  onePlan: '一份计划只能对应一个数据文件夹',
  nothingMatches: (text, examples) => `没有编号含“${text}”的文书，编号如：${examples.join('、')}`,
};

const english: UsageWords = {
  unknownOption: (what) => `there is no option ${what}`,
  unknownCommand: (what) => `there is no command ${what}`,
  missingArgument: (what) => `${what} is missing`,
  missingValue: (what) => `option ${what} needs a value`,
  missingOption: (what) => `option ${what} must be given`,
  tooMany: 'there is more than the command takes; put what has spaces in quotes',
  nearest: (what) => `Did you mean ${what}?`,
  seeHelp: 'See zerenshu --help.',
  notADate: (what) => `"${what}" is no date; write 2026-03-01`,
  notAFormat: (what) => `there is no format "${what}"; there are docx and pdf`,
  notALanguage: (what) => `there is no language "${what}"; there are zh and en`,
  notAVersion: (what) => `"${what}" is no version; write 1, 2, 3`,
  notAState: (what) => `there is no state "${what}"; there are issued, signed and void`,
  emptyReason: 'the reason is empty; write it after --reason',
  notAJobCount: (what, most) => `"${what}" is no number of workers; it is a number from 1 to ${most}`,
  notAShard: (what) => `"${what}" is no shard; write 2/5 for the second of five`,
  notADivision: (what) => `"${what}" is no number of shards; write 2, 3, 5`,
  shardAlone: '--shard and --merge exclude each other',
  oneScan: 'a scan is of one paper: record one at a time',
  onePlan: 'a plan is of one data set',
  nothingMatches: (text, examples) => `no paper's id contains "${text}"; ids are such as ${examples.join(', ')}`,
};

/** The words of a language. */
export function usageWords(language: Language): UsageWords {
  return language === 'zh' ? chinese : english;
}
