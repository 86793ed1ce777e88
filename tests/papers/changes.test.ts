/** Acting holders, vacant posts and merged schools in the papers of 擂鼓镇: what each paper says of them. */
import { describe, expect, test } from 'vitest';
import { changedPapers, fillExample, type Edit, type Example } from '../examples/filling.ts';

/** Ends a tenure on the last day before the papers’ date. */
function ended(row: string): Edit {
  return { file: 'tenures.csv', from: `${row},`, to: `${row},2025-11-11` };
}

/** Puts a tenure into the data. */
function tenure(fields: string): Edit {
  return { file: 'organizations.yaml', from: 'groups:\n', to: `任期:\n  - { ${fields}, 起: 2025-11-12 }\n\ngroups:\n` };
}

/** Closes a school on the papers’ date. */
function closed(name: string, into = ''): Edit {
  return {
    file: 'organizations.yaml',
    from: `  - name: ${name}\n`,
    to: `  - name: ${name}\n    closed: 2025-11-12\n${into}`,
  };
}

const ids = ({ papers }: Example): string[] => papers.map(({ plan }) => plan.id);
const luo = '擂鼓中学,校长,罗显东,2021-08-01';

describe('an acting principal', () => {
  const edits = [ended(luo), tenure('单位: 擂鼓中学, 职务: 校长, 姓名: 方磊, 任职方式: 主持工作')];

  test('is told as such in letters', async () => {
    const leigu = await fillExample('leigu', edits);
    expect(leigu.paper('school-letter/擂鼓中学').text).toContain('校长方磊（主持工作）同志是第一责任人');
    expect(leigu.paper('office-letter/办公室').text).toContain('同校长方磊（主持工作）同志一起对该校如期达标负责');
    expect(leigu.paper('principal-letter/擂鼓镇中心学校').text).toContain('校长方磊（主持工作）同志为第一责任人');
  });

  test('stands in columns as wide as others: beside the post in the plan, beside the name for the signature', async () => {
    const leigu = await fillExample('leigu', edits);
    expect(leigu.paper('implementation-plan/擂鼓镇').text).toContain('| 方　磊 | 擂鼓中学校长（主持工作）');
    expect(leigu.paper('signature-page/擂鼓镇').text).toContain('擂鼓中学 | 校长方　磊（主持工作）');
  });

  test('changes the papers that name the post, and no others', async () => {
    const [before, after] = [await fillExample('leigu'), await fillExample('leigu', edits)];
    expect(changedPapers(before, after)).toEqual(
      before.papers.filter(({ text }) => /罗显东|罗　显东/u.test(text)).map(({ plan }) => plan.id),
    );
  });

  test('of an office is told in the schedule', async () => {
    const acting = tenure('单位: 政教处, 职务: 主任, 姓名: 许明, 任职方式: 代理');
    const leigu = await fillExample('leigu', [ended('政教处,主任,朱涛,2022-08-01'), acting]);
    expect(leigu.paper('schedule/擂鼓镇').text).toContain('许明（代理）、各校校长');
    expect(leigu.paper('office-letter/政教处').text).toContain('主任许明（代理）同志对所列事项负总责');
  });
});

describe('a vacant post', () => {
  test('leaves room for the name in every paper, and no paper without sense', async () => {
    const vacant = await fillExample('leigu', [
      ended('擂鼓镇中心学校,校长,余业海,2022-08-01'),
      ended('擂鼓镇中心学校,副校长,龚勇超,2022-08-01'),
      ended('办公室,主任,方毅,2022-08-01'),
      ended(luo),
    ]);
    expect(ids(vacant)).toEqual(ids(await fillExample('leigu')));
    const principal = vacant.paper('principal-letter/擂鼓镇中心学校').text;
    expect(principal).toContain('校长____同志是第一责任人');
    expect(principal).toContain('校长任组长，各处室负责人和各校校长为成员');
    expect(vacant.paper('office-letter/办公室').text).toContain('主任____同志对所列事项负总责');
    expect(vacant.paper('implementation-plan/擂鼓镇').text).toContain('组　长： | ___ | 擂鼓镇中心学校校长');
    expect(vacant.paper('signature-page/擂鼓镇').text).toContain('擂鼓中学 | 校长 | ');
    expect(vacant.paper('schedule/擂鼓镇').text).toContain('办公室主任');
  });
});

describe('a school merged into another', () => {
  const edits = [closed('鼓锣小学', '    mergedInto: 擂鼓镇小学\n')];

  test('has no letter, and is in no other paper', async () => {
    const [before, after] = [await fillExample('leigu'), await fillExample('leigu', edits)];
    expect(ids(after)).toEqual(ids(before).filter((id) => id !== 'leigu/school-letter/鼓锣小学'));
    expect(before.papers.filter(({ text }) => text.includes('鼓锣小学')).length).toBeGreaterThan(5);
    expect(after.papers.filter(({ text }) => text.includes('鼓锣小学')).map(({ plan }) => plan.id)).toEqual([]);
    expect(after.paper('school-letter/擂鼓中学').text).toContain(
      '四所学校（擂鼓中学、擂鼓镇小学、护驾小学、腰庄小学）',
    );
    const office = after.paper('principal-letter/擂鼓镇中心学校').text;
    expect(office).toContain('离退休教师服务站，牵头督办');
  });
});

describe('an office merged into another', () => {
  test('leaves its schools and duties to the other', async () => {
    const after = await fillExample('leigu', [closed('工会', '    mergedInto: 办公室\n')]);
    expect(ids(after)).not.toContain('leigu/office-letter/工会');
    expect(after.paper('school-letter/鼓锣小学').text).toContain('办公室包保鼓锣小学，主任方毅同志为包校责任人');
    expect(after.paper('office-letter/办公室').text).toContain('联系、指导、督办鼓锣小学');
    // The text of a duty speaks of schools’ own unions; it is nobody’s name.
    expect(
      after.papers.filter(({ text }) => /工会(?:督办|包保|主席|、)/u.test(text)).map(({ plan }) => plan.id),
    ).toEqual([]);
  });
});
