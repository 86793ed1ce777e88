/** The words of a workbook to fill in, in both languages. What the columns are for stands with the fields themselves. */
import type { FormWords } from '../model/form.ts';
import type { Language } from './place.ts';

const chinese: FormWords = {
  notes: {
    sheet: '填写说明',
    lines: [
      '填写说明',
      '1. 各工作表的示例内容可以直接改成自己的。鼠标停在列名上，会显示这一列填什么；列名底色较深的必须填写。',
      '2. 不用的列可以留空或删去，列的次序可以调换，表上面可以加标题，表下面可以加“注：……”。',
      '3. 一格填几个单位时，用“、”隔开。编号、文号等已设为文本，007 不会变成 7。',
      '4. 日期写 2026-03-05、2026.3.5 或 2026年3月5日都可以。',
      '5. 换了校长，在“任期”里给前任填上“止”，再加一行后任的“起”。',
      '6. 填好后运行 npx zerenshu check data/example，错在哪张表、哪一格会逐一列出。',
    ],
  },
  upright: ['项目', '内容'],
  required: '必须填写。',
  choices: (choices) => `可选：${choices.join('、')}。`,
  wrongChoice: { title: '不能这样填', text: '请从下拉列表中选择。' },
};

const english: FormWords = {
  notes: {
    sheet: '填写说明',
    lines: [
      'How to fill this in',
      '1. Change the example to your own. Rest the mouse on a heading to see what goes below it; dark headings are required.',
      '2. Columns may be left empty, removed or moved; there may be a title above a table and a note (注：…) below it.',
      '3. Part several organizations in one cell by 、. Identifiers are text: 007 stays 007.',
      '4. Days may be 2026-03-05, 2026.3.5 or 2026年3月5日.',
      '5. When a principal changes, end the term of the one and add a row for the other in 任期.',
      '6. Then run npx zerenshu check data/example: faults are told with their sheet and cell.',
    ],
  },
  upright: ['项目', '内容'],
  required: 'Required.',
  choices: (choices) => `One of ${choices.join(', ')}.`,
  wrongChoice: { title: 'Not possible', text: 'Choose from the list.' },
};

/** The words of a language. The sheet keeps its name, by which it is known to be none of the data. */
export function formWords(language: Language): FormWords {
  return language === 'zh' ? chinese : english;
}
