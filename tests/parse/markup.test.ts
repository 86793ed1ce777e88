import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../../src/fill/escape.ts';
import { outline } from './parsing.ts';

describe('blocks', () => {
  test('title, headings, paragraphs and items, numbers computed', () => {
    const markdown = [
      '# 责任书',
      '## 责任内容',
      '### 日常管理',
      '1. 甲',
      '   1. 子',
      '   1. 丑',
      '1. 乙',
      '',
      '正文。',
      '## 附则',
    ];
    expect(outline(markdown.join('\n'))).toEqual([
      'title 责任书',
      'heading 一、 责任内容',
      'heading （一） 日常管理',
      'item 1. 甲',
      'item （1） 子',
      'item （2） 丑',
      'item 2. 乙',
      'paragraph 正文。',
      'heading 二、 附则',
    ]);
  });

  test('what number is typed does not matter', () => {
    expect(outline('7. 甲\n9. 乙')).toEqual(['item 1. 甲', 'item 2. 乙']);
  });

  test('a second paragraph of an item is body text, the count goes on after it', () => {
    expect(outline('1. 甲\n\n   说明\n\n2. 乙')).toEqual(['item 1. 甲', 'paragraph 说明', 'item 2. 乙']);
  });

  test('every list begins at 1; where nothing above resets the count it is marked', () => {
    expect(outline('1. 甲\n\n正文\n\n1. 乙')).toEqual(['item 1. 甲', 'paragraph 正文', 'item 1.! 乙']);
    expect(outline('1. 甲\n\n### 小节\n\n1. 乙')).toEqual(['item 1. 甲', 'heading （一） 小节', 'item 1. 乙']);
    expect(outline('1. 甲\n   1. 子\n2. 乙\n   1. 丑')).toEqual([
      'item 1. 甲',
      'item （1） 子',
      'item 2. 乙',
      'item （1） 丑',
    ]);
  });

  test('a second title begins a text of its own', () => {
    expect(outline('# 甲\n\n## 一级\n\n# 乙\n\n## 一级')).toEqual([
      'title 甲',
      'heading 一、 一级',
      'title 乙',
      'heading 一、! 一级',
    ]);
  });

  test('title lines directly below each other are one title', () => {
    expect(outline('# 均衡发展\n# 责任书')).toEqual(['title 均衡发展↵责任书']);
    expect(outline('# 甲\n\n# 乙')).toEqual(['title 甲', 'title 乙']);
  });

  test('paragraphs without indent, and page breaks', () => {
    expect(outline(':::flush\n各校：\n:::\n\n::page-break\n\n正文')).toEqual([
      'flush 各校：',
      'page-break',
      'paragraph 正文',
    ]);
  });

  test('attachments: numbered where there are several, their titles listed', () => {
    const one = '正文\n\n::attachments\n\n:::attachment\n# 甲表\n\n内容\n:::';
    expect(outline(one)).toEqual(['paragraph 正文', 'attachments 甲表', '附件', 'title 甲表', 'paragraph 内容']);
    const two = `${one}\n\n::::attachment\n# 乙\n# 表\n\n:::table\n| 一 |\n|---|\n| 二 |\n:::\n::::`;
    expect(outline(two)).toEqual([
      'paragraph 正文',
      'attachments 甲表 | 乙表',
      '附件1',
      'title 甲表',
      'paragraph 内容',
      '附件2',
      'title 乙↵表',
      'table 一 / 二',
    ]);
  });

  test('an official document: masthead with mark and number, record with entries left and right', () => {
    const markdown = [
      ':::masthead\n某某县教育局文件\n\n某教发〔2025〕1号\n:::',
      '# 通知',
      ':::record\n抄送：县政府办公室。\n\n某某县教育局办公室　　2025年3月5日印发\n:::',
    ];
    expect(outline(markdown.join('\n\n'))).toEqual([
      'masthead 某某县教育局文件 # 某教发〔2025〕1号',
      'title 通知',
      'record 抄送：县政府办公室。 --  / 某某县教育局办公室 -- 2025年3月5日印发',
    ]);
  });

  test('the cover: head, title of several lines, foot', () => {
    expect(outline(':::cover\n某校\n\n# 均衡发展\n# 责任书\n\n某校\n2025年3月\n:::')).toEqual([
      'cover 某校 # 均衡发展↵责任书 # 某校 | 2025年3月',
    ]);
  });

  test('signatures: each line of the source is a line, two columns unless there is one party', () => {
    expect(outline(':::signatures\n::party\n甲（盖章）\n签字：________\n\n　　年　月　日\n::party\n乙\n:::')).toEqual([
      'signatures 2 甲（盖章） | 签字：[4] | 　　年　月　日 + 乙',
    ]);
    expect(outline(':::signatures\n::party\n甲\n:::')).toEqual(['signatures 1 甲']);
    expect(outline(':::signatures{columns=3}\n::party\n甲\n　\n乙\n:::')).toEqual(['signatures 3 甲 |  | 乙']);
  });

  test('signatures: the body that issues a document, with its seal or without', () => {
    const issuer = '\n::party\n甲\n2025年3月5日\n:::';
    expect(outline(`:::signatures{seal}${issuer}`)).toEqual(['signatures sealed 甲 | 2025年3月5日']);
    expect(outline(`:::signatures{unsealed}${issuer}`)).toEqual(['signatures unsealed 甲 | 2025年3月5日']);
    expect(outline(`:::signatures${issuer}`)).toEqual(['signatures 1 甲 | 2025年3月5日']);
    // Below a masthead one party with two lines is that body, unless columns are asked for.
    expect(official(`:::signatures${issuer}`)).toBe('signatures sealed 甲 | 2025年3月5日');
    expect(official(`:::signatures{unsealed}${issuer}`)).toBe('signatures unsealed 甲 | 2025年3月5日');
    expect(official(`:::signatures{columns=1}${issuer}`)).toBe('signatures 1 甲 | 2025年3月5日');
    expect(official(':::signatures\n::party\n甲\n校长：\n年月日\n:::')).toBe('signatures 1 甲 | 校长： | 年月日');
  });
});

/** A block below a masthead. */
function official(block: string): string | undefined {
  return outline(`:::masthead\n甲文件\n\n甲发〔2025〕1号\n:::\n\n${block}`).at(-1);
}

describe('references', () => {
  test('print the numbers of headings, items and attachments, before and after them', () => {
    const markdown = [
      '见第:ref[责任追究]条、:ref[工程]、:ref[甲 表]和**:ref[乙表]**。',
      '## 责任内容',
      '### 建设*工程*',
      '1. **工程。**第:ref[责任追究]条第:ref[落实]项。\n1. 落实：按期完成。\n   1. 报告，见:ref[建设工程]。',
      '## 责任追究',
      '第:ref[报告]项。',
      '| 依据 |\n|---|\n| 第:ref[责任内容]条 |',
      ':::attachment\n# 甲表\n\n:ref[乙表]\n:::',
      ':::attachment\n# 乙\n# 表\n\n略\n:::',
      ':::signatures\n::party\n甲（见:ref[甲表]）\n:::',
    ].join('\n\n');
    expect(outline(markdown)).toEqual([
      'paragraph 见第二条、1、附件1和*附件2*。',
      'heading 一、 责任内容',
      'heading （一） 建设/工程/',
      'item 1. *工程。*第二条第2项。',
      'item 2. 落实：按期完成。',
      'item （1） 报告，见（一）。',
      'heading 二、 责任追究',
      'paragraph 第（1）项。',
      'table 依据 / 第一条',
      '附件1',
      'title 甲表',
      'paragraph 附件2',
      '附件2',
      'title 乙↵表',
      'paragraph 略',
      'signatures 1 甲（见附件1）',
    ]);
  });

  test('follow what they name when things move', () => {
    const named = '第:ref[丙]条';
    expect(outline(`${named}\n\n## 甲\n\n## 丙`)[0]).toBe('paragraph 第二条');
    expect(outline(`${named}\n\n## 甲\n\n## 乙\n\n## 丙`)[0]).toBe('paragraph 第三条');
    expect(outline(`${named}\n\n## 丙\n\n## 甲`)[0]).toBe('paragraph 第一条');
  });

  test('are not what a value or a time says', () => {
    expect(outline(`${escapeMarkdown(':ref[甲]')}，18:30，比例1:ref，见:ref。\n\n## 甲`)[0]).toBe(
      'paragraph :ref[甲]，18:30，比例1:ref，见:ref。',
    );
    expect(outline(`:ref[${escapeMarkdown('甲[一]*')}]\n\n## ${escapeMarkdown('甲[一]*')}`)[0]).toBe('paragraph 一');
  });
});

describe('numbers', () => {
  test('of headings go on from where the template says', () => {
    expect(outline('::numbering{headings=3}\n\n## 甲\n\n### 子\n\n## 乙')).toEqual([
      'heading 三、! 甲',
      'heading （一） 子',
      'heading 四、 乙',
    ]);
  });

  test('of items run straight through the headings if asked', () => {
    const markdown = '::numbering{items=straight}\n\n## 甲\n\n1. 一\n1. 二\n   1. 子\n\n## 乙\n\n1. 三\n   1. 子';
    expect(outline(markdown)).toEqual([
      'heading 一、 甲',
      'item 1. 一',
      'item 2. 二',
      'item （1） 子',
      'heading 二、 乙',
      'item 3. 三',
      'item （1） 子',
    ]);
  });

  test('of items begin where the template says', () => {
    expect(outline('::numbering{items=5}\n\n1. 甲\n1. 乙\n\n正文\n\n1. 丙')).toEqual([
      'item 5.! 甲',
      'item 6. 乙',
      'paragraph 正文',
      'item 1.! 丙',
    ]);
  });
});

describe('running text', () => {
  test.each([
    ['**加大力度**，抓落实', '*加大力度*，抓落实'],
    ['实行**“一票否决”**。', '实行*“一票否决”*。'],
    ['**责任：**方毅', '*责任：*方毅'],
    ['**98%**以上', '*98%*以上'],
    ['*楷体*字', '/楷体/字'],
    ['签字：____。', '签字：[2]。'],
    ['签字：_______。', '签字：[4]。'],
    ['甲_乙__丙___丁', '甲_乙__丙___丁'],
    ['第一行\\\n第二行', '第一行↵第二行'],
    ['第一行\n第二行', '第一行第二行'],
    ['one\ntwo', 'one two'],
    ['甲\n2025年', '甲2025年'],
    ['共 3 份', '共 3 份'],
    ['18:30到校，比例1:20，:名', '18:30到校，比例1:20，:名'],
    ['甲\\*乙\\#', '甲*乙#'],
    ['http://a.cn:80/b', 'http://a.cn:80/b'],
    ['第1\\.条', '第1.条'],
    ['    缩进不是代码', '缩进不是代码'],
    ['甲\n===', '甲==='],
  ])('%j', (markdown, expected) => {
    expect(outline(markdown)).toEqual([`paragraph ${expected}`]);
  });
});
