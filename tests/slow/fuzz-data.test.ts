/** Any YAML, JSON, CSV and workbook is read and checked without a crash, and its faults are in words. */
import { strToU8, zipSync } from 'fflate';
import * as fc from 'fast-check';
import { test } from 'vitest';
import { checkProgramme } from '../../src/check/check.ts';
import { placeTables } from '../../src/check/tables.ts';
import { parseCsv } from '../../src/load/csv.ts';
import { parseJson } from '../../src/load/json.ts';
import { decode, sourceText } from '../../src/load/text.ts';
import type { SourceText } from '../../src/load/text.ts';
import { parseWorkbook } from '../../src/load/workbook.ts';
import { parseYaml } from '../../src/load/yaml.ts';
import type { Outcome } from '../../src/model/diagnostic.ts';
import type { SourceEntry, SourceValue } from '../../src/model/source.ts';
import type { SourceTable } from '../../src/model/table.ts';
import { expectWorded, fuzzOptions, texts } from '../hostile/fuzzing.ts';
import { noSharedStrings, partsOf, sheetXml } from '../hostile/workbooks.ts';
import { soundData } from '../workspace.ts';

/** Decodes a text as a file of it would be; undefined where that is at fault. */
function sourceOf(text: string): SourceText | undefined {
  const decoded = decode(strToU8(text));
  return decoded === undefined ? undefined : sourceText('data/test/a.txt', decoded);
}

function expectChecked(sections: readonly SourceEntry[], unread: 'any' | readonly string[]): void {
  expectWorded(checkProgramme({ dataset: 'test', sections, unread }).diagnostics);
}

/** Tables as `placeTables` and the rules read them. */
function expectTables({ value, diagnostics }: Outcome<readonly SourceTable[]>): void {
  expectWorded(diagnostics);
  const unread = value === undefined ? 'any' : [];
  const placed = placeTables({ dataset: 'test', sections: [], tables: value ?? [], unread });
  expectWorded(placed.diagnostics);
  expectChecked(placed.value?.sections ?? [], placed.value?.unread ?? 'any');
}

/** A CSV file's table in a list. */
function csvTables(source: SourceText, name: string): Outcome<readonly SourceTable[]> {
  const { value, diagnostics } = parseCsv(source, name);
  return { value: value === undefined ? undefined : [value], diagnostics };
}

function expectRead({ value, diagnostics }: Outcome<SourceValue>): void {
  expectWorded(diagnostics);
  expectChecked(value?.kind === 'map' ? value.entries : [], value === undefined ? 'any' : []);
}

const sections =
  '工作 单位 单位组 任期 文件 章节 任务 条款 小组 标准 指标 数据 文书 organizations tenures facts papers'.split(' ');
const fields =
  '名称 全称 类别 学段 上级 职务 督办单位 姓名 不同于 起 止 编号 标题 章节 责任单位 时限 指标 数值 模板 对象 签订方'.split(
    ' ',
  );
const values =
  '学校 中心学校 清溪小学 清溪小学/校长 2026-03-02 2026-02-30 是 7 007 1e9 差12 达标 letter __proto__ constructor'.split(
    ' ',
  );
const yamlSigns = [': ', '\n', '  ', '- ', '\n  - { ', ' }', ', ', '[', ']', '"', "'", '&a ', '*a', '!!str ', '|\n', '>\n', '#', '<<: ', '---\n', '? ', '%', '\t']; // prettier-ignore
const jsonSigns = ['{"', '": ', '"', ', ', '[', ']', '}', '\\', '\\u', '\\uD800', '\\n', 'null', 'true', '-1.5e3'];

test('YAML', () => {
  const any = texts(...sections, ...fields, ...values, ...yamlSigns);
  /** A sound data set with something put in: more of it is read than of a text that is at fault at once. */
  const edited = fc
    .tuple(fc.nat(soundData.length), fc.nat(8), texts(...fields, ...values, ...yamlSigns))
    .map(([at, gone, text]) => soundData.slice(0, at) + text.slice(0, 12) + soundData.slice(at + gone));
  fc.assert(
    fc.property(fc.oneof(any, edited), (text) => {
      const source = sourceOf(text);
      if (source !== undefined) expectRead(parseYaml(source));
    }),
    fuzzOptions,
  );
});

test('JSON', () => {
  const any = texts(...sections, ...fields, ...values, ...jsonSigns);
  const sound = fc.json({ maxDepth: 5 });
  fc.assert(
    fc.property(fc.oneof(any, sound), (text) => {
      const source = sourceOf(text);
      if (source !== undefined) expectRead(parseJson(source));
    }),
    fuzzOptions,
  );
});

test('CSV', () => {
  const any = texts(...fields, ...values, ',', ',', '\n', '\r\n', '"', '""', ' ', '.');
  fc.assert(
    fc.property(fc.constantFrom(...sections), any, (section, text) => {
      const source = sourceOf(text);
      if (source !== undefined) expectTables(csvTables(source, section));
    }),
    fuzzOptions,
  );
});

test('bytes of any kind', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const text = decode(bytes);
      if (text === undefined) return;
      for (const parse of [parseYaml, parseJson]) expectRead(parse(sourceText('a', text)));
      expectTables(csvTables(sourceText('a', text), '任期'));
    }),
    fuzzOptions,
  );
});

test('workbooks', async () => {
  const xml = texts(...fields, ...values, '<row>', '<row r="2">', '</row>', '<c r="A1">', '<c r="B2" t="s">', '<c t="inlineStr"><is><t>', '</t></is></c>', '<c t="e">', '<c t="b">', '<v>', '</v>', '</c>', '0', '1', '99', '-1', '<f>A1</f>', '<!--', '-->', '&lt;', '&#0;', '&#x202E;', '<![CDATA[', ']]>'); // prettier-ignore
  const shared = texts('<si><t>', '</t></si>', '<sst>', '</sst>', '清溪小学', '&a;', '<r>', '<rPh>');
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sections),
      xml,
      shared,
      fc.nat(3000),
      fc.nat(255),
      async (name, rows, texts_, at, byte) => {
        const parts = partsOf(
          { [name]: sheetXml(rows) },
          rows.length % 2 === 0 ? noSharedStrings : `<sst>${texts_}</sst>`,
        );
        const bytes = zipSync(parts, { level: 0 });
        // Half of them have a byte changed, wherever that may be.
        if (at % 2 === 1 && at < bytes.length) bytes[at] = byte;
        expectTables(await parseWorkbook('data/test/a.xlsx', 'a', bytes));
      },
    ),
    fuzzOptions,
  );
});
