/** A small programme for tests: a bureau, a central school, an office, two schools, duties and tenures. */
import type { Organization, PaperPlan, PaperRequest, Programme, TemplateHeader } from '../../src/model/programme.ts';

const place = { file: 'data/test/programme.yaml', line: 1, column: 1 };

/** An organization with the fields that matter to a test. */
export function organization(name: string, fields: Partial<Organization> = {}): Organization {
  return {
    name,
    fullName: name,
    kind: 'school',
    posts: ['校长'],
    supervises: [],
    contacts: [],
    formerNames: [],
    place,
    ...fields,
  };
}

/** The programme; fields given replace its own. */
export function programme(fields: Partial<Programme> = {}): Programme {
  return {
    dataset: 'test',
    undertaking: { name: '义务教育均衡发展', place: '擂鼓镇', issuer: '中心学校', date: '2025-03-05' },
    organizations: [
      organization('竹山县教育局', { kind: 'bureau', posts: ['局长'] }),
      organization('中心学校', { kind: 'central-school', parent: '竹山县教育局', fullName: '擂鼓镇中心学校' }),
      organization('办公室', { kind: 'office', posts: ['主任'], supervises: ['擂鼓中学'], parent: '中心学校' }),
      organization('擂鼓中学', { parent: '中心学校', stage: 'secondary', posts: ['校长', '副校长'] }),
      organization('擂鼓小学', { parent: '中心学校', stage: 'primary', boarding: true }),
    ],
    groups: [{ name: '各校', members: ['擂鼓中学', '擂鼓小学'] }],
    tenures: [
      { organization: '擂鼓中学', post: '校长', holder: '罗显东', from: '2020-01-01', to: '2025-06-30', place },
      { organization: '擂鼓中学', post: '校长', holder: '方毅', from: '2025-07-01', place },
      { organization: '办公室', post: '主任', holder: '朱士兴', from: '2020-01-01', place },
    ],
    documents: [
      { id: 'notice', title: '关于推进均衡发展的通知', issuer: '竹山县教育局', number: '竹教发〔2025〕22号' },
      { id: 'opinion', title: '实施意见', issuer: '竹山县人民政府' },
    ],
    sections: [{ name: '强化组织领导' }, { name: '改善办学条件' }, { name: '空章节' }],
    duties: [
      {
        id: 'd1',
        text: '改造操场',
        posts: [],
        section: '改善办学条件',
        organizations: ['擂鼓中学'],
        office: '办公室',
        place,
      },
      { id: 'd2', text: '加大宣传', section: '强化组织领导', organizations: ['各校'], posts: ['办公室/主任'], place },
      { id: 'd3', text: '报送材料', posts: [], organizations: ['办公室'], deadline: '2025-11-28', place },
      { id: 'd4', text: '添置图书', posts: [], section: '改善办学条件', organizations: ['擂鼓小学'], place },
    ],
    clauses: [{ id: 'c1', condition: '未完成的', consequence: '通报批评', concerns: ['各校'] }],
    teams: [],
    standards: [],
    figures: [],
    facts: { area: 4348.9800000001, times: 4, note: '*重点*', nothing: null, list: ['甲', '乙', '丙'], yes: true },
    papers: [],
    dependences: [],
    ...fields,
  };
}

/** A line of `papers`. */
export function request(template: string, fields: Partial<PaperRequest> = {}): PaperRequest {
  return { template, place: { file: 'data/test/papers.yaml', line: 3, column: 5 }, ...fields };
}

/** A template's header whose parties are given by their references. */
export function header(template: string, references: readonly string[], fields: Partial<TemplateHeader> = {}) {
  const file = `templates/${template}.md`;
  const result: TemplateHeader = {
    template,
    title: '责任书',
    titlePlace: { file, line: 2, column: 8 },
    for: { kind: 'organization-kind', organizationKind: 'school' },
    parties: references.map((reference) => ({ reference, place: { file, line: 4, column: 11 } })),
    ...fields,
  };
  return [template, result] as const;
}

/** A plan for one school on a date. */
export function plan(fields: Partial<PaperPlan> = {}): PaperPlan {
  return {
    id: 'test/letter/擂鼓中学',
    template: 'letter',
    subject: '擂鼓中学',
    date: '2025-03-05',
    dated: 'data',
    parties: ['中心学校', '擂鼓中学'],
    ...fields,
  };
}
