/** Data sets typed into a test, read and checked. */
import { checkProgramme } from '../../src/check/check.ts';
import { sourceText } from '../../src/load/text.ts';
import { parseYaml } from '../../src/load/yaml.ts';
import type { Diagnostic, Fault, Outcome } from '../../src/model/diagnostic.ts';
import type { Programme } from '../../src/model/programme.ts';
import type { SourceData } from '../../src/model/source.ts';

/** Files of YAML as a data set. */
export function source(...files: readonly string[]): SourceData {
  const sections = files.flatMap((text, index) => {
    const { value, diagnostics } = parseYaml(sourceText(`data/test/${index + 1}.yaml`, text));
    if (value?.kind !== 'map' || diagnostics.length > 0) throw new Error(`the test's YAML is at fault: ${text}`);
    return value.entries;
  });
  return { dataset: 'test', sections, unread: [] };
}

/** Checks files of YAML. */
export function check(...files: readonly string[]): Outcome<Programme> {
  return checkProgramme(source(...files));
}

/** A fault with its place: `unknown-post 1:7:3`, file, line and column. */
export function shown({ fault, place }: Diagnostic): string {
  const file = place?.file.replace(/^data\/test\/(\d+)\.yaml$/u, '$1');
  const where = [file, place?.line, place?.column].filter((part) => part !== undefined).join(':');
  return where === '' ? fault.code : `${fault.code} ${where}`;
}

/** The faults of files of YAML; there is a programme only where there is none. */
export function faultsOf(...files: readonly string[]): readonly string[] {
  const { value, diagnostics } = check(...files);
  if ((value === undefined) !== diagnostics.length > 0) throw new Error('a programme with faults, or none without');
  return diagnostics.map(shown);
}

/** The only fault of files of YAML. */
export function onlyFault(...files: readonly string[]): Fault {
  const { diagnostics } = check(...files);
  const [first] = diagnostics;
  if (first === undefined || diagnostics.length > 1) throw new Error(diagnostics.map(shown).join('\n'));
  return first.fault;
}

/** A sound data set that tests add a second file to. */
export const base = `工作: { 名称: 校园安全, 地区: 清溪镇, 发文单位: 中心学校, 日期: 2026-03-02 }
单位:
  - { 名称: 中心学校, 类别: 中心学校, 职务: [校长] }
  - { 名称: 安全办, 类别: 处室, 上级: 中心学校, 职务: [主任, 副主任], 督办单位: [清溪小学] }
  - { 名称: 清溪小学, 类别: 学校, 上级: 中心学校, 职务: [校长] }
  - { 名称: 清溪中学, 类别: 学校, 上级: 中心学校, 职务: [校长] }
单位组: [{ 名称: 各校, 类别: 学校 }]
章节: [强化领导, 落实措施]
文书: [{ 模板: letter, 对象: 学校 }]
`;
