/** Papers with everything GB/T 9704-2012 has a rule for, to be measured. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, template, type TestWorkspace } from '../workspace.ts';
import { readMarks, type MarkedPage } from '../reading/pdf-marks.ts';

const words = '各责任单位对照标准摸清底数列出清单按期完成整改任务并将进展情况报送中心学校汇总审定';

/** Hanzi without punctuation: nothing but the measure turns their lines. */
export function prose(length: number): string {
  return Array.from({ length }, (_, index) => words[index % words.length]).join('');
}

const data = `
工作: { 名称: 校园安全, 地区: 清溪镇, 发文单位: 中心学校, 日期: 2026-03-02 }
单位:
  - { 名称: 中心学校, 全称: 清溪镇中心学校, 类别: 中心学校, 职务: [校长] }
文书:
  - { 模板: notice, 对象: 工作, 签订方: [发文单位] }
  - { 模板: letter, 对象: 工作, 签订方: [发文单位] }
`;

/** A notice: head, levels, attachments of which one lies on its side, seal, record. */
const notice = `:::masthead
清溪镇中心学校文件

清校发〔2026〕8号
:::

# 清溪镇中心学校
# 关于报送校园安全工作情况的通知

:::flush
各小学、各教学点、中心学校各处室、各公办和民办幼儿园、镇教育督导责任区、镇学生资助管理站：
:::

${prose(90)}。

## 一级标题

### 二级标题

1. ${prose(60)}。
   1. ${prose(40)}。

${prose(1400)}。

::attachments

:::signatures
::party
{{issuer.fullName}}
{{date date}}
:::

::page{landscape}

::::attachment
# 校园安全工作任务一览表

| 甲 | 乙 |
| --- | --- |
| 一 | 二 |
::::

::page{portrait}

:::attachment
# 中心学校和各小学校园安全工作情况逐项对照检查以及整改销号登记表

${prose(30)}。
:::

:::record
抄送：清溪镇人民政府，${Array.from({ length: 7 }, () => '县教育局安全股').join('，')}。

清溪镇中心学校办公室　　2026年3月3日印发
:::`;

/** A letter with a cover and pages enough to have an even and an odd one, signed without a seal. */
const letter = `:::cover
清溪镇中心学校

# {{title}}

二〇二六年三月
:::

# {{title}}

${prose(1300)}。

:::signatures{unsealed}
::party
{{issuer.fullName}}校园安全工作领导小组
{{date date}}
:::

::page-break

${prose(10)}。

${prose(10)}。

::attachments

:::signatures{unsealed}
::party
工会
{{date date}}
:::

:::attachment
# 只有一个附件，名称长得要转行，转行以后与名称的第一个字对齐

正文。
:::`;

/** The files of the data set, for a workspace. */
export const noticeFiles: Readonly<Record<string, string>> = {
  'data/town/data.yaml': data,
  'templates/notice.md': template(notice, '关于报送校园安全工作情况的通知').replace('for: school', 'for: programme'),
  'templates/letter.md': template(letter, '校园安全责任书').replace('for: school', 'for: programme'),
};

export interface MadePaper {
  readonly pdf: string;
  readonly docx: string;
  readonly pages: readonly MarkedPage[];
}

/** Makes both papers and reads their PDFs back. */
export async function makeNotice(place: TestWorkspace): Promise<Record<'notice' | 'letter', MadePaper>> {
  const report = await place.build('data/town');
  const made = async (name: string): Promise<MadePaper> => {
    const pathOf = (format: 'pdf' | 'docx'): string =>
      join(place.path, filesOf(report, format).find(({ path }) => path.includes(`/${name}/`))?.path ?? '');
    return { pdf: pathOf('pdf'), docx: pathOf('docx'), pages: await readMarks(readFileSync(pathOf('pdf'))) };
  };
  return { notice: await made('notice'), letter: await made('letter') };
}
