/** More than data, templates and papers can need: most likely something was pasted, or a loop goes round too often. */
import type { Limited } from '../../../src/model/diagnostic.ts';
import {
  dataFile,
  letterFile,
  soundFrontMatter,
  type Bytes,
  type Entries,
  type Example,
  type FileContent,
  type Words,
} from '../example.ts';

type Files = Readonly<Record<string, FileContent>>;

const bytes = (text: string, about: Words): Bytes => ({ bytes: new TextEncoder().encode(text), about });

/** The data set with a template whose body is too long to be shown. */
const longLetter = (body: string, zh: string, en: string): Files => ({
  [letterFile]: bytes(`${soundFrontMatter}${body}\n`, { zh, en }),
});

const list = (count: number): string => `数据:\n  项目: [${Array.from({ length: count }, (_, at) => at).join(', ')}]\n`;
const listed = (count: number): Files => ({
  [dataFile]: bytes(list(count), { zh: `“数据”里的“项目”有 ${count} 项`, en: `a list of ${count} items` }),
});

const loop = '{{#each facts.项目}}{{#each @root.facts.项目}}{{/each}}{{/each}}';
const blocks = 51;
const containers = 17;
const columns = 61;

const limited: Readonly<Record<Limited, Example>> = {
  blocks: {
    files: longLetter(
      `${'{{#if subject}}'.repeat(blocks)}甲${'{{/if}}'.repeat(blocks)}`,
      `{{#if}} 套了 ${blocks} 层`,
      `${blocks} blocks in each other`,
    ),
    at: `${letterFile}:5:${'{{#if subject}}'.length * (blocks - 1) + 1}`,
    shows: '50',
  },
  template: {
    files: longLetter('甲'.repeat(200_001), '正文有二十万字', 'a text of 200,001 characters'),
    at: `${letterFile}:4:1`,
    shows: '200000',
  },
  steps: {
    files: { ...listed(1100), [letterFile]: `${soundFrontMatter}# {{title}}\n\n${loop}\n` },
    at: `${letterFile}:7:19`,
    shows: '清溪/责任书/清溪小学',
  },
  paper: {
    files: {
      ...listed(1000),
      ...longLetter(
        `{{#each facts.项目}}${'甲'.repeat(401)}{{/each}}`,
        '每一项印 401 个字',
        '401 characters for each item',
      ),
    },
    at: `${letterFile}:5:1`,
    shows: '清溪/责任书/清溪小学',
  },
  containers: {
    files: longLetter(
      ':::flush\n'.repeat(containers),
      `写了 ${containers} 个 :::flush，都没有结束`,
      `${containers} open :::flush`,
    ),
    at: `${letterFile}:${4 + containers}:1`,
    shows: ':::flush',
  },
  marks: {
    files: longLetter('*甲 **乙 '.repeat(2000), '一段里有四千个星号', '4,000 stars in one paragraph'),
    at: `${letterFile}:5:1`,
    shows: '*甲 **乙',
  },
  columns: {
    files: longLetter(
      `|${'甲|'.repeat(columns)}\n|${'-|'.repeat(columns)}\n`,
      `一个 ${columns} 列的表格`,
      `a table of ${columns} columns`,
    ),
    at: `${letterFile}:5:1`,
    shows: '60',
  },
};

export const limits = {
  'value-too-long': {
    zh: '一项内容长得不像是一项，多半是误贴了整篇文件，或者 CSV 里的引号没有配对。',
    en: 'A value is longer than any can need: something else was pasted, or a quote lacks its pair.',
    examples: [
      {
        files: {
          [dataFile]: bytes(`数据:\n  要求: ${'练'.repeat(100_001)}\n`, {
            zh: '“要求”有十万个字',
            en: 'a value of 100,001 characters',
          }),
        },
        at: `${dataFile}:2:7`,
        shows: '100001',
      },
    ],
  },
  'too-much': {
    zh: '模板要做的事、要印的字多得不像是一件文书，多半是循环套了循环，或者版式标记没有结束。程序不再做下去，免得电脑卡死。',
    en: 'A template has, does or prints more than a paper can need; it is given up before it fills the memory.',
    examples: Object.values(limited),
  },
} satisfies Entries;
