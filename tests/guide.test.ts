/** What the clerks' guide shows is what the program does. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fieldNames, sectionNames } from '../src/check/aliases.ts';
import { packageRoot } from '../src/batch/workspace.ts';
import { readDocx } from './reading/docx.ts';
import { plainText, readPdf, withoutSpace } from './reading/pdf.ts';
import { filesOf, template, workspace } from './workspace.ts';

const guide = readFileSync(join(packageRoot, 'README.zh-CN.md'), 'utf8');
const example = (file: string): string => readFileSync(join(packageRoot, 'data/example', file), 'utf8');

/** The text of the paper a template makes from the example data. */
async function printed(letter: string): Promise<string> {
  const town = workspace({
    'data/town/programme.yaml': `${example('programme.yaml').replaceAll('example-letter', 'letter')}
数据: { items: [甲, 乙] }`.replace('编号: safety', '编号: notice'),
    'data/town/duties.yaml': example('duties.yaml'),
    'data/town/tenures.csv': example('tenures.csv'),
    'templates/letter.md': letter,
  });
  const report = await town.build('data/town', '--format', 'docx', '--only', '石桥');
  const { paragraphs } = readDocx(town.read(filesOf(report, 'docx')[0]?.path ?? ''));
  return paragraphs.map((paragraph) => paragraph.text).join('\n');
}

describe('the guide', () => {
  test('its template makes a paper', async () => {
    const shown = /```markdown\n([\s\S]*?)```/u.exec(guide)?.[1] ?? '';
    const text = await printed(shown);
    expect(text).toContain('清溪镇校园安全目标责任书');
    expect(text).toContain('根据《关于进一步加强中小学校园安全工作的通知》（清政办发〔2026〕3号）要求');
    expect(text).toContain('本责任书一式两份，清溪镇中心学校、石桥小学各执一份');
  });

  test.each([
    ['{{hanzi 12}}、{{hanziCount 2}}', '十二、两'],
    ['{{date date}}、{{hanziDate date}}', '2026年3月2日、二〇二六年三月二日'],
    ['{{join schools key="name"}}', '清溪小学、石桥小学'],
    ['{{enumerate facts.items}}', '（1）甲；（2）乙'],
    ['{{percent 98}}、{{money 35000}}、{{quantity 20 "㎡"}}', '98%、3.5万元、20㎡'],
    ['{{spacedName subject.head.holder}}', '吴　海'],
    ['{{default subject.parent.name "（暂缺）"}}', '清溪镇中心学校'],
  ])('%s is %s', async (source, expected) => {
    expect(await printed(template(source))).toContain(expected);
  });

  test('its examples print what it says', async () => {
    const chapter = guide.slice(guide.indexOf('## 五、'), guide.indexOf('## 六、'));
    const examples = [...chapter.matchAll(/### (.*)\n[\s\S]*?```markdown\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/gu)];
    expect(examples.length).toBe(chapter.split('### ').length - 1);
    const town = workspace({ 'data/placeholder': '' });
    cpSync(join(packageRoot, 'data/leigu'), join(town.path, 'data/leigu'), { recursive: true });
    const papers = examples.map((_example, index) => `  - { 模板: example${index}, 对象: 擂鼓镇小学 }`);
    town.write('data/leigu/papers.yaml', ['文书:', ...papers, ''].join('\n'));
    for (const [index, [, name = '', markdown = '']] of examples.entries()) {
      town.write(`templates/example${index}.md`, template(markdown, name));
    }
    const files = filesOf(await town.build('data/leigu', '--format', 'pdf'), 'pdf').filter(({ copy }) => copy === 1);
    for (const [index, [, name, , shown = '']] of examples.entries()) {
      const { pages } = await readPdf(town.read(files[index]?.path ?? ''));
      const text = plainText(pages.flat());
      let at = 0;
      for (const line of shown.trim().split('\n').map(withoutSpace)) {
        const found = text.indexOf(line, at);
        expect(found, `${name ?? ''}: ${line} in ${text}`).toBeGreaterThanOrEqual(at);
        at = found + line.length;
      }
    }
  });

  test('names every section and field of the data', () => {
    for (const chinese of Object.values(sectionNames)) expect(guide).toContain(`| ${chinese} \``);
    for (const [section, fields] of Object.entries(fieldNames)) {
      if (!Object.hasOwn(sectionNames, section)) continue;
      const row = guide.split('\n').find((line) => line.includes(`\`${section}\` |`)) ?? '';
      for (const { chinese } of Object.values(fields)) expect(row, section).toContain(chinese);
    }
  });
});
