/** 责任人变更确认页 beside what else changes. */
import { expect, test } from 'vitest';
import { template, workspace } from '../workspace.ts';

const letter = template('# {{title}}\n\n{{subject.name}}的工作由上级校长{{subject.parent.head.holder}}同志督办。')
  .replace('[issuer, subject]', '[subject]'); // prettier-ignore

const data = (office: string, head: string): string => `
工作: { 名称: 校园安全, 地区: 清溪镇, 发文单位: 教育局, 日期: 2026-03-02 }
单位:
  - { 名称: 教育局, 类别: 教育局 }
  - { 名称: ${office}, 类别: 中心学校, 职务: [校长]${office === '中心学校' ? '' : ', 曾用名: [中心学校]'} }
  - { 名称: 清溪小学, 类别: 学校, 上级: ${office}, 职务: [校长] }
任期:
  - { 单位: ${office}, 职务: 校长, 姓名: ${head}, 起: 2023-08-01 }
文书: [{ 模板: letter, 对象: 学校 }]
`;

test('a holder changes in an organization that was renamed: the page calls the post by its present name', async () => {
  const place = workspace({ 'data/town/data.yaml': data('中心学校', '周文清'), 'templates/letter.md': letter });
  await place.build('data/town', '--format', 'docx');
  await place.run('sign', 'town/letter/清溪小学', '--on', '2026-03-05');
  place.write('data/town/data.yaml', data('清溪学区', '周文清'));
  const renamed = await place.build('data/town', '--format', 'docx');
  expect(renamed.totals).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
  place.write('data/town/data.yaml', data('清溪学区', '林素芬'));
  const { papers } = await place.build('data/town', '--format', 'docx', '--supplement');
  expect(papers.map(({ id, status }) => [id, status])).toEqual([
    ['town/letter/清溪小学', 'unchanged'],
    ['town/letter/清溪小学/第1版补充1', 'created'],
  ]);
  const said = place.read('out/town/.versions/letter/清溪小学/第1版补充1_第1版.txt').toString();
  expect(said).toMatch(/清溪学区校长.*周文清.*林素芬/su);
});
