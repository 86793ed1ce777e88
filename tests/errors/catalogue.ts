/**
 * Every error of the program, once: what it means, and what brings it about. The words of the program itself are in
 * `src/messages`. A new code does not compile without its entry here, in the part that it belongs to; the test brings it
 * about, and `npm run errors` writes it into ERRORS.md.
 */
import type { Fault } from '../../src/model/diagnostic.ts';
import { characters } from './catalogue/characters.ts';
import { acrossFields, papersAsked } from './catalogue/data.ts';
import { fields } from './catalogue/fields.ts';
import { files } from './catalogue/files.ts';
import { fonts } from './catalogue/fonts.ts';
import { issued, plans } from './catalogue/ledger.ts';
import { limits } from './catalogue/limits.ts';
import { markup } from './catalogue/markup.ts';
import { printing } from './catalogue/print.ts';
import { runs } from './catalogue/runs.ts';
import { seals } from './catalogue/seals.ts';
import { tables } from './catalogue/tables.ts';
import { templates } from './catalogue/templates.ts';
import type { Entries, ErrorEntry, Words } from './example.ts';

/** The catalogue as a whole: all codes, each with its entry. */
export const catalogue: { readonly [Code in Fault['code']]: ErrorEntry } = {
  ...files,
  ...characters,
  ...tables,
  ...fields,
  ...acrossFields,
  ...papersAsked,
  ...templates,
  ...markup,
  ...limits,
  ...fonts,
  ...seals,
  ...plans,
  ...issued,
  ...printing,
  ...runs,
};

/** The chapters of ERRORS.md. */
export const chapters: readonly (Words & { readonly entries: Entries })[] = [
  { zh: '数据文件', en: 'Files of data', entries: files },
  { zh: '字符', en: 'Characters', entries: characters },
  { zh: '表格', en: 'Tables', entries: tables },
  { zh: '字段', en: 'Fields', entries: fields },
  { zh: '单位、职务、任务、指标', en: 'Organizations, posts, duties, figures', entries: acrossFields },
  { zh: '要制作的文书', en: 'Papers that are asked for', entries: papersAsked },
  { zh: '模板', en: 'Templates', entries: templates },
  { zh: '版式标记', en: 'Markup', entries: markup },
  { zh: '过多过长', en: 'Too much', entries: limits },
  { zh: '字体', en: 'Fonts', entries: fonts },
  { zh: '印章图片', en: 'Pictures of seals', entries: seals },
  { zh: '输出与计划', en: 'Output and plans', entries: plans },
  { zh: '签订台账与已发出的文书', en: 'The ledger and what was issued', entries: issued },
  { zh: '打印文件', en: 'The print file', entries: printing },
  { zh: '多线程、分片与中断', en: 'Threads, shards, runs that are stopped', entries: runs },
];
