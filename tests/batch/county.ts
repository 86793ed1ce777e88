/** A small county for runs over many papers: schools with principals, a short letter for each. */
import { join } from 'node:path';
import { treeOf, namesOf } from '../faults/town.ts';
import { template, workspace, type TestWorkspace } from '../workspace.ts';

export const schools = ['清溪', '石桥', '河湾', '柳林', '云山', '青山', '竹溪', '松岭', '白马', '龙泉'].map(
  (name) => `${name}小学`,
);

/** The county's data. @param head of the first school, and of every third one. */
export function countyData(head = '林素芬', names: readonly string[] = schools): string {
  const organizations = names.map((name) => `  - { 名称: ${name}, 类别: 学校, 上级: 教育局, 职务: [校长] }`);
  const tenures = names.map((name, index) => {
    return `  - { 单位: ${name}, 职务: 校长, 姓名: ${index % 3 === 0 ? head : '周文清'}, 起: 2023-08-01 }`;
  });
  return `
工作: { 名称: 校园安全, 地区: 清溪县, 发文单位: 教育局, 日期: 2026-03-02 }
单位:
  - { 名称: 教育局, 类别: 教育局, 职务: [局长] }
${organizations.join('\n')}
任期:
${tenures.join('\n')}
文书:
  - { 模板: letter, 对象: 学校 }
`;
}

export const letter = template('# {{title}}\n\n由{{subject.head.holder}}负责。');

/** A county in a folder of its own. */
export function county(data = countyData()): TestWorkspace {
  return workspace({ 'data/county/data.yaml': data, 'templates/letter.md': letter });
}

/** Every file of the output, with its bytes. */
export function papersOf({ path }: Pick<TestWorkspace, 'path'>, out = 'out'): string[] {
  return namesOf(treeOf(join(path, out)));
}
