/** Input that was made to do harm: each with what has to become of it. Shared by the quick tests and those with limits. */
import { strToU8, zipSync } from 'fflate';
import { soundData, template } from '../workspace.ts';
import { noSharedStrings, partsOf, sheetXml, textCell } from './workbooks.ts';

export interface Hostile {
  readonly name: string;
  /** Files of a workspace with the data set data/town. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** The code of a fault, or `made` where papers are made all the same. */
  readonly outcome: string;
}

const data = 'data/town/data.yaml';
const letter = 'templates/letter.md';
const sound = { [data]: soundData, [letter]: template('# {{title}}\n\n由{{subject.name}}负责。') };

function withData(name: string, more: string, outcome: string, body = '# {{title}}'): Hostile {
  return { name, files: { [data]: `${soundData}${more}\n`, [letter]: template(body) }, outcome };
}

function withFile(name: string, file: string, content: string | Uint8Array, outcome: string): Hostile {
  return { name, files: { ...sound, [`data/town/${file}`]: content }, outcome };
}

function withBody(name: string, body: string, outcome: string, more = ''): Hostile {
  return withData(name, more, outcome, `# {{title}}\n\n${body}`);
}

function renamed(name: string, to: string, outcome = 'made'): Hostile {
  return { name, files: { ...sound, [data]: soundData.replaceAll('清溪小学', () => to) }, outcome };
}

const many = `数据: { a: [${Array.from({ length: 1000 }, () => '1').join(', ')}] }`;
const lengthy = (length: number, text = '清') => text.repeat(Math.ceil(length / text.length));

const laughs = Array.from({ length: 12 }, (_, level) => {
  const items = level === 0 ? '1,1,1,1,1,1,1,1,1' : Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ');
  return `  a${level}: &a${level} [${items}]`;
}).join('\n');

const parts = Object.fromEntries(
  Array.from({ length: 31 }, (_, level) => {
    return [`templates/parts/p${level}.md`, level === 30 ? 'x' : `{{> p${level + 1}}}{{> p${level + 1}}}`];
  }),
);

const header = `<row r="1">${textCell('A1', '单位')}${textCell('B1', '学生数')}</row>`;

function book(rows: string, shared = noSharedStrings, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  return zipSync({ ...partsOf({ 指标: sheetXml(header + rows) }, shared), ...more });
}

/** A part that claims another size than it has, in both places where a ZIP file says so. */
function lying(name: string, size: number, claim: number): Uint8Array {
  const zip = book('', noSharedStrings, { [name]: new Uint8Array(size) });
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const wanted = Buffer.from(name);
  for (let at = 0; at < zip.length - 46; at += 1) {
    const kind = view.getUint32(at, true);
    const [sizeAt, nameAt] = kind === 0x02014b50 ? [24, 46] : kind === 0x04034b50 ? [22, 30] : [0, 0];
    const isPart = nameAt > 0 && Buffer.from(zip.subarray(at + nameAt, at + nameAt + wanted.length)).equals(wanted);
    if (isPart) view.setUint32(at + sizeAt, claim, true);
  }
  return zip;
}

const entities = Array.from({ length: 12 }, (_, level) => {
  return `<!ENTITY a${level} "${(level === 0 ? 'a' : `&a${level - 1};`).repeat(10)}">`;
}).join('');
const bomb = `<!DOCTYPE sst [${entities}]><sst><si><t>&a11;</t></si></sst>`;
const external = '<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>';
const columns = Array.from({ length: 20_000 }, (_, at) => `c${at}`);
const manyCells = Array.from(
  { length: 60_000 },
  (_, row) => `<row r="${row + 2}"><c><v>1</v></c><c><v>2</v></c></row>`,
);

export const hostileData: readonly Hostile[] = [
  withData('a billion laughs', `数据:\n${laughs}`, 'yaml-syntax'),
  withData('an alias to itself', '数据: { a: &a [*a] }', 'yaml-syntax'),
  withData('10,000 flow sequences', `数据: { a: ${'['.repeat(10_000)}${']'.repeat(10_000)} }`, 'yaml-syntax'),
  withData('2,000 block maps', `数据:\n${Array.from({ length: 2000 }, (_, level) => `${' '.repeat(level + 1)}a:`).join('\n')}`, 'yaml-syntax'), // prettier-ignore
  withData('a scalar of a megabyte', `数据: { a: ${lengthy(350_000)} }`, 'value-too-long'),
  withData('a hundred thousand values', `数据: { a: [${'1,'.repeat(120_000)}] }`, 'file-unreadable'),
  withData('a file of six megabytes', `数据: { a: "${lengthy(2_000_000)}" }`, 'file-unreadable'),
  withData('a key __proto__', '数据: { __proto__: { polluted: 是 }, constructor: { prototype: 甲 } }', 'made'),
  withData('a tag for code', "数据: { a: !!js/function 'function () {}' }", 'yaml-syntax'),
  withFile('100,000 lists of JSON', 'b.json', `{"数据":${'['.repeat(90_000)}${']'.repeat(90_000)}}`, 'json-syntax'),
  withFile('100,000 maps of JSON', 'b.json', `{"数据":${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}}`, 'json-syntax'),
  withFile('a key __proto__ of JSON', 'b.json', '{"数据": {"__proto__": {"polluted": 1}}}', 'made'),
  withFile(
    'a cell of a megabyte',
    '指标.csv',
    `单位,学生数\n清溪小学,"${lengthy(1_000_000, 'x')}"\n`,
    'value-too-long',
  ),
  withFile('a quote without end', '指标.csv', `单位,学生数\n清溪小学,"${lengthy(90_000, 'x,\n')}`, 'table-syntax'),
  withFile('a million columns', '指标.csv', `${','.repeat(1_000_000)}\n1`, 'file-unreadable'),
  withFile('20,000 unknown columns', '指标.csv', `单位,${columns.join(',')}\n清溪小学,${columns.join(',')}\n`, 'made'),
  withFile('a bidi control in each row', '指标.csv', `单位,学生数\n${'清溪小学,\u202E5\n'.repeat(30_000)}`, 'forbidden-character'), // prettier-ignore
  withFile('a bomb of 200 MB', 'b.xlsx', book('', noSharedStrings, { 'xl/theme/theme1.xml': new Uint8Array(2e8) }), 'table-syntax'), // prettier-ignore
  withFile('a bomb that claims a hundred bytes', 'b.xlsx', lying('xl/theme/theme1.xml', 1e8, 100), 'made'),
  withFile(
    'a picture of 200 MB',
    'b.xlsx',
    book('', noSharedStrings, { 'xl/media/a.png': new Uint8Array(2e8) }),
    'made',
  ),
  withFile('120,000 cells', 'b.xlsx', book(manyCells.join('')), 'table-syntax'),
  withFile(
    'a cell at XFD1048576',
    'b.xlsx',
    book(`<row r="1048576">${textCell('XFD1048576', 'x')}</row>`),
    'table-syntax',
  ),
  withFile('a shared text that is not there', 'b.xlsx', book('<row r="2"><c r="A2" t="s"><v>9999</v></c></row>'), 'table-syntax'), // prettier-ignore
  withFile(
    'entities without end',
    'b.xlsx',
    book('<row r="2"><c r="A2" t="s"><v>0</v></c></row>', bomb),
    'table-syntax',
  ),
  withFile('an entity of another file', 'b.xlsx', book('<row r="2"><c r="A2" t="s"><v>0</v></c></row>', external), 'table-syntax'), // prettier-ignore
  withFile(
    '200,000 elements in each other',
    'b.xlsx',
    zipSync(partsOf({ 指标: '<a>'.repeat(200_000) }, '')),
    'table-syntax',
  ),
  withFile('parts named ../../x', 'b.xlsx', book('', noSharedStrings, { '../../../evil.xml': strToU8('x'), '/evil.xml': strToU8('x') }), 'made'), // prettier-ignore
  withFile('half a workbook', 'b.xlsx', book('').subarray(0, 700), 'table-syntax'),
];

export const hostileTemplates: readonly Hostile[] = [
  ...[
    'constructor',
    'subject.constructor.constructor',
    'subject.__proto__.toString',
    '__proto__',
    'this.constructor',
  ].map((path) => withBody(path, `{{${path}}}`, 'unknown-name')),
  withBody('a prototype in a loop', '{{#each subject.__proto__}}x{{/each}}', 'unknown-name'),
  withBody('a constructor of a text', '{{#with "s" as |s|}}{{s.constructor}}{{/with}}', 'unknown-name'),
  withBody('lookup', '{{lookup subject "constructor"}}', 'unknown-helper'),
  withBody('a prototype as a key', '{{join schools key="__proto__"}}', 'helper-argument'),
  withBody('helpers of Handlebars', '{{blockHelperMissing 1}}', 'unknown-helper'),
  withBody('a decorator', '{{* a}}', 'template-syntax'),
  withBody('raw output', '{{{subject.name}}}', 'raw-output'),
  withBody(
    'loops in loops that print',
    '{{#each facts.a}}{{#each @root.facts.a}}x{{/each}}{{/each}}',
    'too-much',
    many,
  ),
  withBody('loops in loops that print nothing', '{{#each facts.a}}{{#each @root.facts.a}}{{#each @root.facts.a}}{{/each}}{{/each}}{{/each}}', 'too-much', many), // prettier-ignore
  withBody('3,000 blocks in blocks', `${'{{#if subject}}'.repeat(3000)}x${'{{/if}}'.repeat(3000)}`, 'too-much'),
  withBody('5,000 calls in calls', `{{#if ${'(not '.repeat(5000)}subject${')'.repeat(5000)}}}x{{/if}}`, 'too-much'),
  { name: 'parts that insert each other twice', files: { ...sound, ...parts, [letter]: template('# {{title}}\n\n{{> p0}}') }, outcome: 'too-much' }, // prettier-ignore
  { name: 'a part that inserts itself', files: { ...sound, 'templates/parts/a.md': '{{> a}}', [letter]: template('# {{title}}\n\n{{> a}}') }, outcome: 'part-cycle' }, // prettier-ignore
  withBody('50,000 brackets', `${'['.repeat(50_000)}a${']'.repeat(50_000)}`, 'too-much'),
  withBody('20,000 images without end', '![['.repeat(20_000), 'too-much'),
  withBody('20,000 stars', '*a **b '.repeat(20_000), 'too-much'),
  withBody(
    'backticks of every length',
    Array.from({ length: 500 }, (_, at) => `${'`'.repeat(at)}x`).join(''),
    'too-much',
  ),
  withBody('3,000 containers', Array.from({ length: 3000 }, (_, at) => `${':'.repeat((at % 60) + 3)}flush`).join('\n'), 'too-much'), // prettier-ignore
  withBody('20,000 quotes', `${'>'.repeat(20_000)}x`, 'too-much'),
  withBody('items in items', Array.from({ length: 100 }, (_, at) => `${'   '.repeat(at)}1. x`).join('\n'), 'too-much'),
  withBody('items in items on one line', `${'1. '.repeat(5000)}x`, 'too-much'),
  withBody('a table of 5,000 columns', `|${'a|'.repeat(5000)}\n|${'-|'.repeat(5000)}\n`, 'too-much'),
  withBody('8,000 tags on a line', '{{subject.name}}'.repeat(8000), 'made'),
  withBody('8,000 wrong tags on a line', '{{subject.nam}}'.repeat(8000), 'unknown-name'),
  withBody('a template of 300,000 characters', lengthy(300_000), 'too-much'),
  { name: 'a title of 50,000 characters', files: { ...sound, [letter]: template('# {{title}}', lengthy(50_000)) }, outcome: 'made' }, // prettier-ignore
  withBody('a party of 20,000 characters', `:::signatures\n::party\n${lengthy(20_000)}\n:::`, 'made'),
  withBody('a cell of 50,000 characters', `| a | b |\n|---|---|\n| ${lengthy(50_000)} | x |`, 'made'),
  { name: 'a template named ../../secret', files: { ...sound, 'secret.md': template('# x'), [data]: soundData.replace('letter', '../../secret') }, outcome: 'template-missing' }, // prettier-ignore
];

export const hostileNames: readonly Hostile[] = [
  renamed('a name that leads out', '../../x'),
  renamed('a name with slashes', 'a/b\\c'),
  renamed('a device of Windows', 'CON'),
  renamed('another device of Windows', 'nul.txt'),
  renamed('dots and spaces at the end', '"清溪小学. . "'),
  renamed('nothing but dots', '"..."'),
  renamed('300 characters', lengthy(300)),
  renamed('a megabyte', lengthy(350_000), 'value-too-long'),
  renamed('markup', '"**清** {{x}} <b>&amp;</b> $& [a](b)"'),
  renamed('what XML cannot hold', '"清\\u0001溪"', 'forbidden-character'),
  renamed('half a character', '"清\\uD800溪"', 'forbidden-character'),
];
