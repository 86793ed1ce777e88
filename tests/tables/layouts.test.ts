/** Tables as offices lay them out, and where each of their columns goes. */
import type { WriteSheet } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { placeFiles, placeRows, placeSheets, sentence } from './sheets.ts';

const tenure = { 单位: '甲校', 职务: '校长', 姓名: '甲', 起: '2022-08-01' };

describe('the header', () => {
  test('stands below titles and empty rows, with its columns in any order', async () => {
    const { sections, said } = await placeRows('任期', [
      ['清溪镇校长任职情况'],
      [null],
      ['填报单位：清溪镇中心学校', null, '2025年11月'],
      [null, null, null, null, null],
      [null, '姓名', '任职日期', null, '职务', '单位'],
      [null, '甲', '2022.8.1', null, '校长', '甲校'],
    ]);
    expect(said).toEqual([]);
    expect(sections['任期']).toEqual([tenure]);
  });

  test.each([
    ['with spaces and line ends in it', '姓 名', '任职\n日期'],
    ['with remarks and marks', '姓名（必填）', '*任职日期：'],
    ['in full width', '姓名', '任职日期（ＹＹＹＹ）'],
  ])('is understood %s', async (_how, name, from) => {
    const { sections } = await placeRows('任期', [
      ['单位', '职务', name, from],
      ['甲校', '校长', '甲', '2022-08-01'],
    ]);
    expect(sections['任期']).toEqual([tenure]);
  });

  test('may take two rows', async () => {
    const sheet: WriteSheet = {
      name: '任务',
      rows: [
        ['编号', '内容', '指标', null, null, null],
        [null, null, '名称', '要求', '数值', '单位'],
        ['a', '甲', '入学率', '不低于', 98, '%'],
      ],
      merges: [
        { startRow: 0, endRow: 1, startCol: 0, endCol: 0 },
        { startRow: 0, endRow: 1, startCol: 1, endCol: 1 },
        { startRow: 0, endRow: 0, startCol: 2, endCol: 5 },
      ],
    };
    const { sections, said } = await placeSheets([sheet]);
    expect(said).toEqual([]);
    const measure = { 名称: '入学率', 比较: '不低于', 数值: 98, 单位: '%' };
    expect(sections['任务']).toEqual([{ 编号: 'a', 内容: '甲', 指标: measure }]);
  });

  test('of which two columns mean the same has a fault at the second', async () => {
    const { said, diagnostics } = await placeRows('任期', [
      ['单位', '学校', '职务', '姓名', '起'],
      ['甲校', '乙校', '校长', '甲', '2022-08-01'],
    ]);
    expect(said).toEqual(['duplicate-key 任期!B1']);
    expect(sentence(diagnostics[0])).toBe('“学校”写了两次');
  });

  test('printed again on a further page is no record', async () => {
    const header = ['单位', '职务', '姓名', '起'];
    const row = ['甲校', '校长', '甲', '2022-08-01'];
    expect((await placeRows('任期', [header, row, header])).sections['任期']).toEqual([tenure]);
  });
});

describe('merged cells', () => {
  const rows = [
    ['章节', '编号', '内容', '责任单位'],
    ['日常管理', 'a', '甲', '甲校'],
    [null, 'b', '乙', null],
    [null, 'c', '丙', '乙校'],
    ['应急处置', 'd', '丁', null],
  ];

  test('are said of each row they cover; an empty cell is not', async () => {
    const merges = [
      { startRow: 1, endRow: 3, startCol: 0, endCol: 0 },
      { startRow: 1, endRow: 2, startCol: 3, endCol: 3 },
    ];
    const { sections } = await placeSheets([{ name: '任务', rows, merges }]);
    expect(sections['任务']).toEqual([
      { 章节: '日常管理', 编号: 'a', 内容: '甲', 责任单位: '甲校' },
      { 章节: '日常管理', 编号: 'b', 内容: '乙', 责任单位: '甲校' },
      { 章节: '日常管理', 编号: 'c', 内容: '丙', 责任单位: '乙校' },
      { 章节: '应急处置', 编号: 'd', 内容: '丁' },
    ]);
  });

  test('that reach below the table make no records', async () => {
    const merges = [{ startRow: 4, endRow: 40, startCol: 0, endCol: 0 }];
    const { sections } = await placeSheets([{ name: '任务', rows: [...rows, [null], [null]], merges }]);
    expect(sections['任务']).toHaveLength(4);
  });

  test('across the table part it, which is told', async () => {
    const parted = [rows[0] ?? [], ['一、日常', null, null, null], ['日常管理', 'a', '甲', '甲校']];
    const merges = [{ startRow: 1, endRow: 1, startCol: 0, endCol: 3 }];
    const { sections, said } = await placeSheets([{ name: '任务', rows: parted, merges }]);
    expect(sections['任务']).toHaveLength(1);
    expect(said).toEqual(['unused-row 任务!A2']);
  });
});

describe('below the table', () => {
  const table = [
    ['单位', '学生数'],
    ['甲校', 100],
    ['乙校', 200],
  ];
  const figures = [
    { 单位: '甲校', 学生数: 100 },
    { 单位: '乙校', 学生数: 200 },
  ];

  test.each([
    ['a sum', ['合　计', 300]],
    ['a sum of another name', ['全镇总计', 300]],
    ['a note', ['注：以学籍为准']],
    ['who filled it in', ['填表人：甲', '审核人：乙']],
  ])('%s is no record', async (_what, row) => {
    const { sections, said } = await placeRows('指标', [...table, [null], row]);
    expect(sections['指标']).toEqual(figures);
    expect(said).toEqual([]);
  });

  test('notes may go on', async () => {
    const { sections } = await placeRows('指标', [...table, ['注：1.以学籍为准。'], ['2.不含学前班。']]);
    expect(sections['指标']).toEqual(figures);
  });

  test('a text that is no note is a record, for the check to judge', async () => {
    const { sections } = await placeRows('任期', [['单位', '职务', '姓名', '起'], ['甲校']]);
    expect(sections['任期']).toEqual([{ 单位: '甲校' }]);
  });

  test('a list of one column has no notes or sums', async () => {
    expect((await placeRows('章节', [['名称'], ['合计'], ['说明']])).sections['章节']).toEqual([
      { 名称: '合计' },
      { 名称: '说明' },
    ]);
  });
});

describe('columns that have no place', () => {
  test('are told, all of a table at once, and cost nothing', async () => {
    const { sections, said, diagnostics } = await placeRows('任期', [
      ['序号', '单位', '性别', '职务', '姓名', '起', '联系电话', '备注', '空列'],
      [1, '甲校', '女', '校长', '甲', '2022-08-01', 13_800_000_000, '党员'],
    ]);
    expect(sections['任期']).toEqual([tenure]);
    expect(said).toEqual(['unused-columns 任期!C1']);
    expect(sentence(diagnostics[0])).toBe('没有用到的列：性别（C1）、联系电话（G1）');
  });

  test('but are like one that has, are kept for the check, which says what was meant', async () => {
    const { sections } = await placeRows('单位', [
      ['名称', '类别', '撤并日其'],
      ['甲校', '学校', '2025-01-01'],
    ]);
    expect(sections['单位']).toEqual([{ 名称: '甲校', 类别: '学校', 撤并日其: '2025-01-01' }]);
  });

  test('stand beside the table: told once a column', async () => {
    const { said, diagnostics } = await placeRows('章节', [['名称'], ['甲', null, 'x'], ['乙', null, 'y']]);
    expect(said).toEqual(['table-syntax 章节!C2']);
    expect(diagnostics[0]?.severity).toBe('warning');
  });
});

describe('sheets', () => {
  const rows = [
    ['单位', '职务', '姓名', '起'],
    ['甲校', '校长', '甲', '2022-08-01'],
  ];

  test.each(['任期', 'tenures', '任职情况', '2025年清溪镇校长名册', '干部任期一览表', 'Sheet1', '乱七八糟'])(
    '%s is known by its name or its headings',
    async (name) => {
      expect(Object.values((await placeRows(name, rows)).sections)).toEqual([[tenure]]);
    },
  );

  test('without a name of their own are known by that of the file', async () => {
    const { sections } = await placeRows('Sheet1', [['名称'], ['甲校']]);
    expect(sections).toEqual({ 单位: [{ 名称: '甲校', 类别: '学校' }] });
  });

  test('of no use are told, those that explain the others are not', async () => {
    const { sections, said, diagnostics } = await placeSheets([
      { name: '任期', rows },
      {
        name: '值班表',
        rows: [
          ['星期', '值班人'],
          ['一', '甲'],
        ],
      },
      { name: '填写说明', rows: [['请如实填写']] },
      { name: '_草稿', rows },
      { name: '备份', rows, hidden: true },
      { name: '选项', rows: [['小学'], ['中学']], hidden: true },
    ]);
    expect(sections).toEqual({ 任期: [tenure] });
    expect(said).toEqual(['unused-table 值班表!', 'unused-table 备份!']);
    expect(diagnostics.map(sentence)).toEqual(['工作表“值班表”没有读入', '隐藏的工作表“备份”没有读入']);
  });

  test('of the programme may have their fields below each other', async () => {
    const upright = [
      ['清溪镇校园安全工作', null],
      ['项目', '内容'],
      ['名称', '校园安全'],
      ['乡镇', '清溪镇'],
      ['签订日期', new Date(Date.UTC(2026, 2, 2))],
      ['备注', null],
    ];
    const { sections, said } = await placeRows('工作', upright);
    expect(said).toEqual([]);
    expect(sections).toEqual({ 工作: { 名称: '校园安全', 地区: '清溪镇', 日期: '2026-03-02' } });
    const across = await placeRows('工作', [
      ['名称', '地区'],
      ['校园安全', '清溪镇'],
    ]);
    expect(across.sections).toEqual({ 工作: [{ 名称: '校园安全', 地区: '清溪镇' }] });
  });

  test('of free data may as well', async () => {
    const { sections } = await placeRows('数据', [
      ['项目', '数值'],
      ['goal.projects', '五大工程'],
      ['次数', 3],
    ]);
    expect(sections).toEqual({ 数据: { goal: { projects: '五大工程' }, 次数: 3 } });
  });
});

describe('a wide table of schools', () => {
  const standards = '标准:\n  - { 编号: land, 名称: 校园用地面积, 单位: ㎡ }\n';

  test('gives organizations, posts, tenures and figures', async () => {
    const { sections, said } = await placeRows(
      '学校名单',
      [
        ['学校', '校长', '任职日期', '书记', '到任时间', '学段', '在校生数', '占地', '校园用地面积（㎡）'],
        ['甲校', '甲', '2022-08-01', '乙', '2023年9月', '小学', 612, 'x', 7056],
        ['乙校', '空缺', null, null, null, '初中', null, null, null],
      ],
      standards,
    );
    expect(said).toEqual(['unused-columns 学校名单!H1']);
    expect(sections).toEqual({
      标准: [{ 编号: 'pupils', 名称: '学生数', 单位: '人' }],
      单位: [
        { 名称: '甲校', 学段: '小学', 类别: '学校', 职务: '校长、书记' },
        { 名称: '乙校', 学段: '中学', 类别: '学校', 职务: '校长、书记' },
      ],
      任期: [tenure, { 单位: '甲校', 职务: '书记', 姓名: '乙', 起: '2023-09-01' }],
      指标: [{ 单位: '甲校', 学生数: 612, 校园用地面积: 7056 }],
    });
  });

  test('may have its standards in a sheet of the same workbook, named otherwise', async () => {
    const { sections } = await placeSheets([
      {
        name: '学校名单',
        rows: [
          ['学校', '在校学生数'],
          ['甲校', 612],
        ],
      },
      {
        name: '办学标准',
        rows: [
          ['编号', '名称', '单位', '标准值'],
          ['p', '学生人数', '人', 2000],
        ],
      },
    ]);
    expect(sections['标准']).toEqual([{ 编号: 'p', 名称: '学生人数', 单位: '人', 数值: 2000 }]);
    expect(sections['指标']).toEqual([{ 单位: '甲校', 学生人数: 612 }]);
  });

  test('says 负责人 for the head of whatever it is', async () => {
    const rows = [
      ['单位名称', '类别', '负责人', '任职时间'],
      ['甲校', '学校', '甲', '2022-08-01'],
      ['政教处', '处室', '乙（代理）', '2022-08-01'],
    ];
    const { sections } = await placeRows('单位', rows);
    expect(sections['单位']).toMatchObject([{ 职务: '校长' }, { 职务: '主任' }]);
    expect(sections['任期']).toEqual([
      tenure,
      { 单位: '政教处', 职务: '主任', 姓名: '乙', 任职方式: '代理', 起: '2022-08-01' },
    ]);
  });

  test('places each fault at the cell it was typed in', async () => {
    const { said, diagnostics } = await placeRows('学校名单', [
      ['学校', '校长', '任职日期'],
      ['甲校', Number('110101199003071234'), '2022-08-01'],
    ]);
    expect(said).toEqual(['rounded-number 学校名单!B2']);
    expect(diagnostics[0]?.place).toMatchObject({ file: 'data/test/学校.xlsx', excerpt: '110101199003071230' });
  });
});

describe('duties that offices only number', () => {
  test('are known by their titles, or by their numbers', async () => {
    const titled = [
      ['序号', '任务', '具体内容'],
      [1, '门卫管理', '登记入校。'],
      [2, '应急演练', '每月一次。'],
    ];
    expect((await placeRows('任务清单', titled)).sections['任务']).toEqual([
      { 编号: '门卫管理', 标题: '门卫管理', 内容: '登记入校。' },
      { 编号: '应急演练', 标题: '应急演练', 内容: '每月一次。' },
    ]);
    expect(
      (
        await placeRows('任务清单', [
          ['序号', '工作任务'],
          [1, '登记入校。'],
        ])
      ).sections['任务'],
    ).toEqual([{ 编号: '1', 内容: '登记入校。' }]);
  });
});

describe('CSV files', () => {
  test('have titles, synonyms and wide tables as sheets have', async () => {
    const { sections, said } = await placeFiles({
      '2025年学校名单.csv': '学校名单,,\n学校,校长,任职日期\n甲校,甲,2022年8月1日\n',
    });
    expect(said).toEqual([]);
    expect(sections).toEqual({ 单位: [{ 名称: '甲校', 类别: '学校', 职务: '校长' }], 任期: [tenure] });
  });

  test('of a name nobody knows are a fault of the check', async () => {
    expect((await placeFiles({ '值班.csv': '星期,值班人\n一,甲\n' })).sections).toEqual({ 值班: [] });
  });

  test('of old formats are told, and read by nobody', async () => {
    expect((await placeFiles({ 'a.yaml': '章节: []', '学校.xls': 'x', '任务.et': 'x' })).said).toEqual([
      'file-not-read 任务.et',
      'file-not-read 学校.xls',
    ]);
  });
});
