/** ERRORS.md: the catalogue as clerks read it, with what the program says to each example. */
import type { DiagnosticReport } from '../../src/batch/report.ts';
import { printable } from '../../src/messages/message.ts';
import { catalogue, chapters } from './catalogue.ts';
import {
  letterFile,
  soundFrontMatter,
  soundWorkspace,
  type ErrorEntry,
  type Example,
  type FileContent,
  type Step,
} from './example.ts';
import { commandOf, unmarked, type Told } from './trigger.ts';
import { usage } from './usage.ts';

const opening = `# 错误一览

程序报出的每一种错误（和提醒）都在这里：什么意思、怎么会出现、程序怎么说、怎么办。每个例子都由测试实际运行，下面的提示就是程序的原话。
在屏幕上看到一条提示，可以用其中不变的几个字在本页查找；\`--json\` 输出里的 \`code\` 就是每一条的标题。

*Every error and warning of the program: what it means, what brings it about, what the program says, what to do. The
English sentence stands below each; \`--lang en\` gives it.*

提示总是这样几行：在哪个文件的第几行第几列（Excel 是哪个工作表哪一格），有什么错误；接着是那一行原文，\`^\` 指着出错的地方；\`→\` 后面是怎么办。

例子用的都是同一份小数据，每个例子只写出要加进去或换掉的文件：
`;

/** The page. @param told what the program says to an example. */
export async function errorsPage(told: (example: Example) => Promise<Told>): Promise<string> {
  const parts = [opening];
  for (const [file, text] of Object.entries(soundWorkspace)) parts.push(block(file, text, languageOf(file)));
  parts.push(contents());
  for (const [index, { zh, en, entries }] of chapters.entries()) {
    parts.push(`## ${index + 1}. ${zh} *${en}*\n`);
    for (const [code, entry] of Object.entries(entries) as [string, ErrorEntry][])
      parts.push(await section(code, entry, told));
  }
  parts.push(`## ${chapters.length + 1}. 命令写得不对 *Wrong usage*\n\n命令写得不对时什么也不做，退出码为 2。\n`);
  for (const { zh, en, example } of Object.values(usage)) {
    const { shown, shownInEnglish } = await told(example);
    const [first = ''] = shownInEnglish.split('\n');
    const said = fence(`$ zerenshu ${example.command}\n${shown.trimEnd()}`, 'text');
    parts.push(...[`${zh}  \n*${en}*\n`, steps(example), said, `*${escaped(first)}*\n`].filter((part) => part !== ''));
  }
  // Characters without a shape of their own: a page of them would look different everywhere.
  const page = parts.join('\n').replace(/[\uE000-\uF8FF\uFDD0-\uFDEF]/gu, '\uFFFD');
  return `${page.trimEnd()}\n`;
}

function contents(): string {
  const rows = chapters.flatMap(({ entries }) => Object.keys(entries).map((code) => row(code)));
  return ['| 代码 | 意思 |', '|---|---|', ...rows, ''].join('\n');
}

function row(code: string): string {
  const entry = Object.entries(catalogue).find(([key]) => key === code)?.[1];
  return `| [${code}](#${code}) | ${(entry?.zh ?? '').replaceAll('|', '\\|')} |`;
}

async function section(
  code: string,
  { zh, en, examples }: ErrorEntry,
  told: (example: Example) => Promise<Told>,
): Promise<string> {
  const parts = [`### ${code}\n`, `${zh}  \n*${en}*\n`];
  for (const example of examples) {
    const { shown, en: reports } = await told(example);
    for (const [file, content] of Object.entries(example.files ?? {})) {
      if (!isSaid(file, content, shown)) parts.push(fileBlock(file, content));
    }
    parts.push(steps(example));
    parts.push(fence(`$ zerenshu ${commandOf(example)}\n${withoutCount(shown)}`, 'text'));
    parts.push(...reports.slice(0, 1).map(inEnglish));
  }
  return parts.filter((part) => part !== '').join('\n');
}

/** Whether all that a file has of its own is in what the program says: then there is no need to show it twice. */
function isSaid(file: string, content: FileContent, shown: string): boolean {
  if (typeof content !== 'string') return false;
  return shownText(file, unmarked(content))
    .split('\n')
    .every((line) => shown.includes(line));
}

/** A fault without the line that counts them. */
function withoutCount(shown: string): string {
  return shown.trimEnd().replace(/\n\n共[^\n]*$/u, '');
}

function inEnglish({ message, hint, severity }: DiagnosticReport): string {
  return `*${severity}: ${escaped(message)}. ${escaped(hint)}*\n`;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/gu, '\\$&');
}

function fileBlock(file: string, content: FileContent): string {
  if (typeof content === 'string') return block(file, unmarked(content), languageOf(file));
  if ('bytes' in content) return `\`${file}\`：${content.about.zh}（*${content.about.en}*）\n`;
  return Object.entries(content.sheets)
    .map(([name, [header = [], ...rows]]) => {
      return [
        `\`${file}\` 工作表“${name}”：\n`,
        tableRow(header),
        tableRow(header.map(() => '---')),
        ...rows.map(tableRow),
        '',
      ].join('\n');
    })
    .join('\n');
}

function tableRow(cells: readonly (string | number)[]): string {
  return `| ${cells.map((cell) => unmarked(String(cell))).join(' | ')} |`;
}

/** A file's text; a template that begins as the one above does is shown from where it differs. */
function block(file: string, text: string, language: string): string {
  return `\`${file}\`${isBody(file, text) ? '（正文）' : ''}：\n\n${fence(shownText(file, text), language)}`;
}

function isBody(file: string, text: string): boolean {
  return file === letterFile && text.startsWith(soundFrontMatter) && text !== soundWorkspace[letterFile];
}

function shownText(file: string, text: string): string {
  const shown = isBody(file, text) ? text.slice(soundFrontMatter.length).replace(/^# \{\{title\}\}\n\n/u, '') : text;
  const lines = shown.split('\n').map((line) => line.split('\t').map(printable).join('\t'));
  return lines.join('\n').trimEnd();
}

function languageOf(file: string): string {
  return /\.(yaml|json|csv)$/u.exec(file)?.[1] ?? 'markdown';
}

function fence(text: string, language: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\`\n`;
}

/** What is done before the command. */
function steps({ before = [] }: Example): string {
  return before.length === 0 ? '' : `先：${before.map(stepInWords).join('；')}。\n`;
}

function stepInWords(step: Step): string {
  if ('run' in step)
    return `运行 \`zerenshu ${step.run}\`${step.into === undefined ? '' : `，结果存成 \`${step.into}\``}`;
  if ('replace' in step) return `把 \`${step.replace}\` 里的 \`${step.from}\` 改成 \`${step.to}\``;
  if ('write' in step)
    return step.text === '' ? `\`${step.write}\` 是一个空文件` : `\`${step.write}\` 的内容成了 \`${step.text}\``;
  if ('remove' in step) return `删去 \`${step.remove}\``;
  return step.about.zh;
}
