/** The example data sets: which papers they make, and that each fact stands in one place. */
import { describe, expect, test } from 'vitest';
import { changedPapers, fillExample, type Edit, type Example } from './filling.ts';

const ids = ({ papers }: Example): string[] => papers.map(({ plan }) => plan.id);

function changed(before: Example, after: Example): string[] {
  expect(ids(after)).toEqual(ids(before));
  return changedPapers(before, after);
}

const naming = ({ papers }: Example, name: string): string[] =>
  papers.filter(({ text }) => text.includes(name)).map(({ plan }) => plan.id);

describe('leigu: the letters of a town', () => {
  const schools = ['擂鼓中学', '擂鼓镇小学', '护驾小学', '腰庄小学', '鼓锣小学'];
  const offices = ['办公室', '总务处', '继教处', '工会', '政教处'];

  test('the plan, a letter for the central school, each office and each school, and the programme’s tables', async () => {
    const leigu = await fillExample('leigu');
    expect(ids(leigu)).toEqual([
      'leigu/implementation-plan/擂鼓镇',
      'leigu/principal-letter/擂鼓镇中心学校',
      ...offices.map((name) => `leigu/office-letter/${name}`),
      ...schools.map((name) => `leigu/school-letter/${name}`),
      'leigu/study-paper/擂鼓镇',
      'leigu/schedule/擂鼓镇',
      'leigu/gap-table/擂鼓镇',
      'leigu/signature-page/擂鼓镇',
      'leigu/briefing/擂鼓镇',
    ]);
    for (const { plan, title, text } of leigu.papers) {
      if (!plan.template.endsWith('-letter')) continue;
      expect(title).toBe('擂鼓镇教育系统义务教育均衡发展目标责任书');
      expect(text).toContain('鄂政办发〔2025〕22号');
      expect(text).toContain('二〇二五年十一月十二日');
    }
  });

  test('as many copies as parties', async () => {
    const leigu = await fillExample('leigu');
    expect(leigu.paper('office-letter/工会').text).toContain('本责任书一式两份，擂鼓镇中心学校、工会各执一份');
    expect(leigu.paper('school-letter/腰庄小学').text).toContain(
      '本责任书一式三份，竹山县教育局、擂鼓镇中心学校、腰庄小学各执一份',
    );
    expect(leigu.paper('principal-letter/擂鼓镇中心学校').text).toContain('本责任书一式两份');
  });

  test('a new holder changes the papers that name the post, and no others', async () => {
    const before = await fillExample('leigu');
    const row = '政教处,主任,朱涛,2022-08-01,';
    const to = `${row}2025-10-31\n政教处,主任,许明,2025-11-01,`;
    const after = await fillExample('leigu', [{ file: 'tenures.csv', from: row, to }]);
    const papers = [
      'leigu/implementation-plan/擂鼓镇',
      'leigu/principal-letter/擂鼓镇中心学校',
      'leigu/office-letter/政教处',
      'leigu/school-letter/护驾小学',
      'leigu/schedule/擂鼓镇',
    ];
    expect(naming(before, '朱涛')).toEqual(papers);
    expect(changed(before, after)).toEqual(papers);
    expect(naming(after, '许明')).toEqual(papers);
    expect(naming(after, '朱涛')).toEqual([]);
  });

  test('one who begins after the letters’ date changes none', async () => {
    const row = '擂鼓中学,校长,罗显东,2021-08-01,';
    const to = `${row}2025-11-12\n擂鼓中学,校长,许明,2025-11-13,`;
    const after = await fillExample('leigu', [{ file: 'tenures.csv', from: row, to }]);
    expect(changed(await fillExample('leigu'), after)).toEqual([]);
  });

  test('two offices exchange their schools: both offices’ and both schools’ letters follow', async () => {
    const before = await fillExample('leigu');
    const edits = [
      { file: 'organizations.yaml', from: 'supervises: [腰庄小学]', to: 'supervises: [X]' },
      { file: 'organizations.yaml', from: 'supervises: [鼓锣小学]', to: 'supervises: [腰庄小学]' },
      { file: 'organizations.yaml', from: 'supervises: [X]', to: 'supervises: [鼓锣小学]' },
    ] satisfies Edit[];
    const after = await fillExample('leigu', edits);
    expect(changed(before, after)).toEqual([
      'leigu/principal-letter/擂鼓镇中心学校',
      'leigu/office-letter/继教处',
      'leigu/office-letter/工会',
      'leigu/school-letter/腰庄小学',
      'leigu/school-letter/鼓锣小学',
    ]);
    expect(after.paper('office-letter/工会').text).toContain('督办腰庄小学义务教育均衡发展工作');
    expect(after.paper('office-letter/工会').text).toContain('王守明');
    expect(after.paper('school-letter/腰庄小学').text).toContain('工会包保腰庄小学，主席朱志柱同志');
  });

  test('where a post is vacant, its letter leaves room for the name', async () => {
    const leigu = await fillExample('leigu');
    expect(leigu.paper('school-letter/擂鼓镇小学').text).toContain('校长____同志是第一责任人');
    const row = '擂鼓中学,校长,罗显东,2021-08-01,';
    const edit = { file: 'tenures.csv', from: row, to: `${row}\n擂鼓镇小学,校长,许明山,2025-09-01,` };
    const after = await fillExample('leigu', [edit]);
    expect(after.paper('school-letter/擂鼓镇小学').text).toContain('校长许明山同志是第一责任人');
    expect(naming(after, '许明山')).toEqual([
      'leigu/implementation-plan/擂鼓镇',
      'leigu/principal-letter/擂鼓镇中心学校',
      'leigu/office-letter/总务处',
      'leigu/school-letter/擂鼓镇小学',
      'leigu/schedule/擂鼓镇',
      'leigu/signature-page/擂鼓镇',
    ]);
  });

  test('an office’s letter has its contacts, its school and all its duties', async () => {
    const { programme, paper } = await fillExample('leigu');
    for (const office of offices) {
      const { text } = paper(`office-letter/${office}`);
      const own = programme.duties.filter((duty) => duty.office === office && duty.section !== undefined);
      expect(own.length).toBeGreaterThan(3);
      own.forEach(({ title, text: duty }, index) => expect(text).toContain(`${index + 1}.${title ?? ''}。${duty}`));
      const { contacts = [], supervises = [] } = programme.organizations.find(({ name }) => name === office) ?? {};
      expect(text).toContain(`对口联系竹山县教育局${contacts.join('、')}，`);
      expect(text).toContain(`督办${supervises.join()}义务教育均衡发展工作`);
    }
  });

  test('what is one school’s duty stands in no other school’s letter', async () => {
    const leigu = await fillExample('leigu');
    const having = (title: string): string[] =>
      schools.filter((name) => leigu.paper(`school-letter/${name}`).text.includes(title));
    expect(having('建设综合楼')).toEqual(['护驾小学']);
    expect(having('建设学生食堂')).toEqual(['擂鼓镇小学']);
    expect(having('初中三年巩固率不低于98%')).toEqual(['擂鼓中学']);
    expect(having('入学率不低于85%')).toEqual(schools);
  });

  test('rules of accountability stand in the letters of those they concern', async () => {
    const leigu = await fillExample('leigu');
    for (const { condition, concerns } of leigu.programme.clauses) {
      const having = naming(leigu, condition);
      for (const [group, names] of Object.entries({ 各处室: offices, 各校: schools })) {
        for (const name of names) {
          expect(
            having.some((id) => id.endsWith(`/${name}`)),
            condition,
          ).toBe(concerns.includes(group));
        }
      }
    }
  });
});

describe('dabu: three parties', () => {
  test('a letter for each school, each in three copies', async () => {
    const dabu = await fillExample('dabu');
    const schools = ['大布第一完小', '大布第二完小', '大布第三完小'];
    expect(ids(dabu)).toEqual(schools.map((name) => `dabu/union-letter/${name}`));
    for (const name of schools) {
      expect(dabu.paper(`union-letter/${name}`).text).toContain(
        `本责任书一式三份，阳谷县教育局、大布联校、${name}各执一份`,
      );
    }
  });

  test('figures stand in the data', async () => {
    const before = await fillExample('dabu');
    const { text } = before.paper('union-letter/大布第一完小');
    for (const figure of ['不少于4次', '不得低于90分', '不得低于95分']) expect(text).toContain(figure);
    const after = await fillExample('dabu', [{ file: 'facts.yaml', from: '次数: 4', to: '次数: 6' }]);
    expect(changed(before, after)).toEqual(ids(before));
    expect(after.paper('union-letter/大布第二完小').text).toContain('不少于6次');
  });

  test('requirements are numbered within the paragraph; seal and signer stand side by side', async () => {
    const { text, blocks } = (await fillExample('dabu')).paper('union-letter/大布第三完小');
    expect(text.match(/（\d）/gu)?.join('')).toBe('（1）（2）（3）（4）（5）（6）（7）（8）');
    const signatures = blocks.find((block) => block.kind === 'signatures');
    expect(signatures?.columns).toBe(2);
    expect(text).toContain('大布第三完小（盖章）\n责任人：____\n2025年11月28日');
  });
});

describe('songtao: the letters of a school’s offices', () => {
  const offices = ['教导处', '政教处', '总务处'];

  test('a letter for each office, with a cover, in two copies', async () => {
    const songtao = await fillExample('songtao');
    expect(ids(songtao)).toEqual(offices.map((name) => `songtao/staff-letter/${name}`));
    for (const { plan, blocks, text } of songtao.papers) {
      expect(blocks[0]?.kind).toBe('cover');
      expect(text).toContain('2025年3月');
      expect(text).toContain('松党办发〔2025〕114号');
      expect(text).toContain(`本责任书一式两份，松桃苗族自治县第一完小、${plan.subject ?? ''}各执一份`);
      expect(text).toContain('（签章）\n校长（签字）：____\n　　　　年　　月　　日');
    }
  });

  test('four levels are numbered', async () => {
    const { blocks } = (await fillExample('songtao')).paper('staff-letter/教导处');
    const labels = blocks.flatMap((block) => ('number' in block ? [block.number.label] : []));
    const start = labels.indexOf('三、');
    expect(labels.slice(start, labels.indexOf('四、')).join(' ')).toBe(
      '三、 （一） 1. 2. （二） 1. 2. 3. 4. （三） 1. （1） （2） （3） （4） 2. （1） （2） （3） （4） （5） ' +
        '（四） 1. 2. 3. 4. （五） 1. 2. 3. （六）',
    );
  });

  test('every letter has all tasks and tells which of them are the office’s own', async () => {
    const { programme, paper } = await fillExample('songtao');
    for (const office of offices) {
      const { text } = paper(`staff-letter/${office}`);
      for (const duty of programme.duties) expect(text).toContain(`${duty.title ?? ''}。${duty.text}`);
      const own = programme.duties.filter((duty) => duty.office === office);
      const titles = own.map(({ title }, index) => `（${index + 1}）${title ?? ''}`).join('；');
      expect(text).toContain(`${titles}。`);
    }
  });

  test('a task given to another office moves from one letter to the other', async () => {
    const before = await fillExample('songtao');
    const from = '督办处室: 政教处\n  - 编号: conditions';
    const edit = { file: 'duties.yaml', from, to: from.replace('政教处', '教导处') };
    const after = await fillExample('songtao', [edit]);
    expect(changed(before, after)).toEqual(['songtao/staff-letter/教导处', 'songtao/staff-letter/政教处']);
  });
});

describe('henan: an official document', () => {
  test('its items run from 1 to 22 straight through seven chapters', async () => {
    const henan = await fillExample('henan');
    expect(ids(henan)).toEqual(['henan/opinion/河南省']);
    const { blocks, text } = henan.paper('opinion/河南省');
    const labels = (kind: 'heading' | 'item'): string[] =>
      blocks.flatMap((block) => (block.kind === kind ? [block.number.label] : []));
    expect(labels('item')).toEqual(Array.from({ length: 22 }, (_, index) => `${index + 1}.`));
    expect(labels('heading')).toEqual(['一、', '二、', '三、', '四、', '五、', '六、', '七、']);
    expect(blocks[0]?.kind).toBe('masthead');
    expect(blocks.at(-1)?.kind).toBe('record');
    expect(text).toContain('豫政〔2025〕26号');
  });
});
