/** leigu's standards, figures, schedule and team: each fact once, in every paper that carries it. */
import { describe, expect, test } from 'vitest';
import { changedPapers, fillExample } from './filling.ts';

const schools = ['擂鼓中学', '擂鼓镇小学', '护驾小学', '腰庄小学', '鼓锣小学'];
const town = (template: string): string => `leigu/${template}/擂鼓镇`;

describe('the figures of the sources', () => {
  test('least areas are computed and shown with their computation', async () => {
    const { paper } = await fillExample('leigu');
    const computations = {
      擂鼓镇小学: ['705×20㎡=14100㎡', '705×5.66㎡=3990.3㎡'],
      护驾小学: ['314×20㎡=6280㎡', '314×5.66㎡=1777.24㎡'],
      腰庄小学: ['227×20㎡=4540㎡', '227×5.66㎡=1284.82㎡'],
      鼓锣小学: ['134×20㎡=2680㎡', '134×5.66㎡=758.44㎡'],
      擂鼓中学: ['653×25㎡=16325㎡', '653×6.66㎡=4348.98㎡'],
    };
    for (const [school, texts] of Object.entries(computations)) {
      for (const text of texts) {
        expect(paper(`school-letter/${school}`).text).toContain(text);
        for (const common of ['gap-table', 'briefing']) expect(paper(`${common}/擂鼓镇`).text).toContain(text);
      }
      expect(paper('briefing/擂鼓镇').text).toContain(`${school}${texts[0] ?? ''}`);
    }
  });

  test('every gap of the table, of its school', async () => {
    const { paper } = await fillExample('leigu');
    const gaps = {
      擂鼓中学:
        '教学及辅助用房面积尚缺2732㎡ 田径场尚缺1个 排球场尚缺1个 理化生实验室尚缺2间 体音美器材设备室尚缺3间 学生宿舍面积尚缺215㎡ 学生床位尚缺273张',
      擂鼓镇小学:
        '班额超出12个班 校园用地面积尚缺7044㎡ 教学及辅助用房面积尚缺2655㎡ 田径场尚缺1个 篮球场或排球场尚缺1个 图书尚缺12720册 学生宿舍面积尚缺260㎡ 学生床位尚缺99张',
      护驾小学:
        '班额超出6个班 绿化面积尚缺1754㎡ 直跑道尚缺40米 篮球场或排球场尚缺1个 体音美器材设备室尚缺3间 计算机教室尚缺1间 图书尚缺5966册 学生宿舍面积尚缺16㎡ 学生床位尚缺44张',
      腰庄小学:
        '校园用地面积尚缺1045㎡ 直跑道尚缺50米 篮球场或排球场尚缺1个 科学实验室尚缺1间 体音美器材设备室尚缺3间 学生宿舍面积尚缺73㎡ 学生床位尚缺10张',
      鼓锣小学:
        '教学及辅助用房面积尚缺279㎡ 直跑道尚缺20米 篮球场或排球场尚缺1个 体音美器材设备室尚缺3间 计算机教室尚缺1间 学生宿舍面积尚缺10㎡ 学生床位尚缺10张',
    };
    for (const [school, list] of Object.entries(gaps)) {
      const names = list.split(' ');
      expect(paper('briefing/擂鼓镇').text).toContain(`${school}。${names.join('，')}。`);
      const rows = tableRows(paper('gap-table/擂鼓镇').text).filter(([name]) => name?.startsWith(school) === true);
      const shown = rows
        .filter((row) => /^(?:尚缺|超出)/u.test(row[5] ?? ''))
        .map((row) => `${row[1] ?? ''}${row[5] ?? ''}`);
      expect(shown).toEqual(names);
    }
    expect(paper('school-letter/擂鼓镇小学').text).toContain('现有7056㎡，尚缺14100㎡－7056㎡=7044㎡');
  });

  test('what is met is said to be met, what is missing to be missing', async () => {
    const { paper } = await fillExample('leigu');
    const rows = tableRows(paper('gap-table/擂鼓镇').text);
    const having = (word: string): string[] =>
      rows.filter((row) => row[5] === word).map(([school = '', name = '']) => `${school.replace(/（.*/u, '')}${name}`);
    expect(having('数据未报')).toEqual([
      '擂鼓中学图书',
      '擂鼓镇小学计算机教室',
      '护驾小学教学及辅助用房面积',
      '护驾小学科学实验室',
      '腰庄小学教学及辅助用房面积',
      '鼓锣小学绿化面积',
    ]);
    for (const school of schools) expect(having('达标')).toContain(`${school}学生数`);
    const { text } = paper('briefing/擂鼓镇');
    expect(text).toContain('擂鼓中学、腰庄小学、鼓锣小学达标');
    expect(text).toContain('各校均达标');
    expect(text).toContain('不低于校园面积的30%');
    expect(paper('school-letter/擂鼓中学').text).toContain('图书的数据尚未上报');
  });
});

describe('a fact changed once changes the papers that carry it, and no others', () => {
  test('a school’s pupils', async () => {
    const edit = { file: 'figures.yaml', from: '学生数: 227', to: '学生数: 230' };
    const [before, after] = [await fillExample('leigu'), await fillExample('leigu', [edit])];
    expect(changedPapers(before, after)).toEqual([
      town('implementation-plan'),
      'leigu/office-letter/继教处',
      'leigu/school-letter/腰庄小学',
      town('gap-table'),
      town('briefing'),
    ]);
    expect(after.paper('school-letter/腰庄小学').text).toContain('尚缺4600㎡－3495㎡=1105㎡');
    expect(after.paper('gap-table/擂鼓镇').text).toContain('230×5.66㎡=1301.8㎡');
  });

  test('a figure that is reported at last', async () => {
    const edit = { file: 'figures.yaml', from: '图书: # 差距表缺数', to: '图书: 差3000' };
    const after = await fillExample('leigu', [edit]);
    expect(changedPapers(await fillExample('leigu'), after)).toEqual([
      town('implementation-plan'),
      'leigu/office-letter/办公室',
      'leigu/school-letter/擂鼓中学',
      town('gap-table'),
      town('briefing'),
    ]);
    expect(after.paper('school-letter/擂鼓中学').text).not.toContain('尚未上报');
  });

  test('the deadline of one school’s duty', async () => {
    const from = 'deadline: 2025-12-31\n    note: 开工';
    const after = await fillExample('leigu', [{ file: 'duties.yaml', from, to: from.replace('12-31', '12-30') }]);
    expect(changedPapers(await fillExample('leigu'), after)).toEqual([
      town('implementation-plan'),
      'leigu/office-letter/办公室',
      'leigu/school-letter/护驾小学',
      town('schedule'),
    ]);
  });

  test('who answers for a duty that stands in the schedule only', async () => {
    const from =
      'id: contact-system\n    text: 建立中心学校干部联系点制度，同各校校长签订目标责任书。\n    organizations: [擂鼓镇中心学校]\n    post: [擂鼓镇中心学校/校长]';
    const after = await fillExample('leigu', [
      { file: 'duties.yaml', from, to: from.replace('学校/校长]', '学校/副校长]') },
    ]);
    expect(changedPapers(await fillExample('leigu'), after)).toEqual([town('implementation-plan'), town('schedule')]);
    expect(after.paper('schedule/擂鼓镇').text).toContain('龚勇超');
  });
});

describe('the schedule', () => {
  test('goes by month and deadline; what has no deadline ends its month', async () => {
    const rows = tableRows((await fillExample('leigu')).paper('schedule/擂鼓镇').text);
    expect([...new Set(rows.map(([period]) => period))]).toEqual([
      '2025年11月',
      '2025年12月',
      '2026年1—2月',
      '2026年3月',
      '2026年4月',
    ]);
    const november = rows.filter(([period]) => period === '2025年11月');
    expect(november[0]?.slice(2)).toEqual(['11月15日前', '擂鼓镇中心学校、各校', '余业海、各校校长', '余业海']);
    expect(november.map((row) => row[2])).toEqual([
      '11月15日前',
      '11月15日前',
      '11月20日前报中心学校',
      '11月20日前报中心学校',
      '11月20日前报中心学校',
      '11月底前报中心学校',
      '11月底前报中心学校',
      '11月份',
    ]);
    const dining = rows.find((row) => row[1]?.startsWith('建设学生食堂') === true);
    expect(dining?.slice(2)).toEqual(['12月底前启用', '办公室、擂鼓镇小学', '方毅、擂鼓镇小学校长', '方毅']);
  });

  test('its merged cells are those of one month', async () => {
    const { blocks } = (await fillExample('leigu')).paper('schedule/擂鼓镇');
    const table = blocks.find((block) => block.kind === 'table');
    const begins = table?.rows.filter(([period]) => period?.continues === false);
    expect(begins).toHaveLength(5);
  });
});

describe('the leading group and the signature page', () => {
  test('posts with their holders, a name of two characters as wide as three', async () => {
    const { paper } = await fillExample('leigu');
    const { text } = paper('implementation-plan/擂鼓镇');
    for (const name of [
      '余业海',
      '龚勇超',
      '方　毅',
      '龚太赤',
      '朱士兴',
      '朱志柱',
      '朱　涛',
      '罗显东',
      '王才峰',
      '王守明',
      '付明飞',
    ]) {
      expect(text).toContain(name);
    }
    const page = tableRows(paper('signature-page/擂鼓镇').text);
    expect(page.map(([name]) => name)).toEqual(schools);
    expect(page.map((row) => row[1])).toEqual(['校长罗显东', '校长', '校长王才峰', '校长王守明', '校长付明飞']);
  });
});

/** The rows of a paper's table, one line each. */
function tableRows(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.includes(' | '))
    .map((line) => line.split(' | '))
    .slice(1);
}
