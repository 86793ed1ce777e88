/** The signature page of a county: sixty schools on one list, over as many pages as it takes. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/batch/workspace.ts';
import { readDocx } from '../reading/docx.ts';
import { readPdf, withoutSpace } from '../reading/pdf.ts';
import { filesOf, workspace } from '../workspace.ts';

test('has a row for each school, the header on every page, room to sign in every row', async () => {
  const county = workspace({ 'data/placeholder': '' });
  cpSync(join(packageRoot, 'data/leigu'), join(county.path, 'data/leigu'), { recursive: true });
  const file = 'data/leigu/organizations.yaml';
  const names = Array.from({ length: 55 }, (_, index) => `第${index + 1}小学`);
  const more = names.map((name) => `  - { name: ${name}, kind: school, stage: primary, posts: [校长] }\n`).join('');
  const organizations = readFileSync(join(county.path, file), 'utf8');
  county.write(
    file,
    organizations.replace('# 义务教育均衡发展工作领导小组', `${more}\n# 义务教育均衡发展工作领导小组`),
  );
  county.write('data/leigu/papers.yaml', '文书: [{ 模板: signature-page, 对象: 工作, 签订方: [发文单位] }]\n');

  const report = await county.build('data/leigu');
  const { pages } = await readPdf(county.read(filesOf(report, 'pdf')[0]?.path ?? ''));
  const texts = pages.map((page) => page.map(({ text }) => withoutSpace(text)));
  expect(pages.length).toBeGreaterThan(3);
  for (const page of texts) expect(page).toContain(withoutSpace('责任单位责任人签字（盖章）日期'));
  const rows = texts.flat().filter((line) => /^第\d+小学校长$/u.test(line));
  expect(rows).toEqual(names.map((name) => `${name}校长`));
  // Two lines of a table and the room around them: 48 pt from school to school.
  const [first, second] = pages[1]?.filter(({ text }) => text.startsWith('第')) ?? [];
  expect((first?.y ?? 0) - (second?.y ?? 0)).toBeCloseTo(48, 0);

  const { paragraphs, parts } = readDocx(county.read(filesOf(report, 'docx')[0]?.path ?? ''));
  expect(paragraphs.map(({ text }) => text).filter((text) => names.includes(text))).toEqual(names);
  const body = parts['word/document.xml'] ?? '';
  expect(body.match(/<w:tblHeader(?: w:val="true")?\/>/gu)).toHaveLength(1);
  expect(body.match(/<w:cantSplit/gu)?.length).toBe(61);
});
