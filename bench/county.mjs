/**
 * A county of as many schools as wanted, made from the example of one town: each school with its principal, its
 * figures and the duties of all, and one letter in three copies. `node bench/county.mjs FOLDER SCHOOLS` writes the
 * workspace.
 */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

// No two characters of a list sound alike: names that do are warned of.
const places = [
  ...'云青金松竹梅兰柳红明安和文德思学东西南北上下大小新古白石花长平永福兴旺龙凤马牛泉李桃桂桐榆槐双天水高观三春秋绿银铁罗沙翠月光圣宝江黑紫',
];
const features = [
  ...'山河溪泉林原川岭湖江塘坪田桥岩谷湾坡岗沟洞台垭坝寨店铺集场庄屋楼门关口渡洲滩岛峰顶冲塔井坳坎营村碑墩阁亭',
];
const families = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const given = [...'国家文明建华永春秋海云山志远德才学军民安平'];

/** A name of a place for each number, none twice. */
export function placeName(number) {
  return `${places[number % places.length]}${features[Math.floor(number / places.length)]}`;
}

/** A person's name for each number; some of them come again. */
export function personName(number) {
  const family = families[(number * 7) % families.length];
  return `${family}${given[(number * 5) % given.length]}${given[(number * 11 + 3) % given.length]}`;
}

/** How many names of places there are, and how many schools: one primary and one secondary school in each. */
export const mostPlaces = places.length * features.length;
export const mostSchools = 2 * mostPlaces;

/** The names of schools and their principals; the same for the same number. */
function schoolsOf(count) {
  return Array.from({ length: count }, (_, index) => {
    const isPrimary = index % 2 === 0;
    return {
      name: `${placeName(Math.floor(index / 2))}${isPrimary ? '小学' : '中学'}`,
      isPrimary,
      head: personName(index),
      pupils: 120 + ((index * 37) % 1900),
    };
  });
}

const csv = (rows) => `${rows.map((row) => row.join(',')).join('\n')}\n`;

/**
 * Writes the workspace of a county: `data/county` and the letter's template.
 *
 * @param {string} folder
 * @param {number} count of schools
 */
export async function generateCounty(folder, count) {
  if (count > mostSchools) throw new Error(`there are names for ${mostSchools} schools, not ${count}`);
  const data = join(folder, 'data/county');
  const example = join(root, 'data/leigu');
  await mkdir(data, { recursive: true });
  await mkdir(join(folder, 'templates'), { recursive: true });
  for (const file of ['documents.yaml', 'clauses.yaml', 'programme.yaml'])
    await cp(join(example, file), join(data, file));

  const schools = schoolsOf(count);
  const read = async (file) => readFile(join(example, file), 'utf8');
  const write = async (file, text) => writeFile(join(data, file), text);
  // Nothing names a school of the example but what was meant for it alone, which is meant for all here.
  const anySchool = /擂鼓中学|擂鼓镇小学|护驾小学|腰庄小学|鼓锣小学/gu;
  await write('duties.yaml', (await read('duties.yaml')).replace(anySchool, '各校'));
  await write('standards.yaml', (await read('standards.yaml')).replace(/, concerns: \[[^\]]*\]/gu, ''));

  const organizations = await read('organizations.yaml');
  const offices = organizations.slice(0, organizations.indexOf('  - name: 擂鼓中学'));
  let office = 0;
  const supervised = offices.replace(/supervises: \[[^\]]*\]/gu, () => {
    const own = schools.filter((_, index) => index % 5 === office).map(({ name }) => name);
    office += 1;
    return `supervises: [${own.join(', ')}]`;
  });
  await write(
    'organizations.yaml',
    `${supervised}${organizations.slice(organizations.indexOf('\n# 义务教育均衡发展工作领导小组'))}`,
  );
  await write(
    '单位.csv',
    csv([
      ['名称', '全称', '类别', '学段', '上级', '职务', '寄宿'],
      ...schools.map(({ name, isPrimary }, index) => {
        return [
          name,
          `竹山县${name}`,
          '学校',
          isPrimary ? '小学' : '中学',
          '擂鼓镇中心学校',
          '校长',
          index % 3 === 0 ? '是' : '否',
        ];
      }),
    ]),
  );
  const tenures = (await read('tenures.csv'))
    .split('\n')
    .filter((line) => !/^(擂鼓中学|护驾|腰庄|鼓锣|擂鼓镇小学)/u.test(line));
  const heads = schools.map(({ name, head }) => [name, '校长', head, '2022-08-01', '']);
  await write('tenures.csv', `${tenures.join('\n').trimEnd()}\n${csv(heads)}`);
  await write(
    'figures.csv',
    csv([
      ['单位', '学生数', '班额', '校园用地面积', '教学及辅助用房面积', '绿化面积', '图书', '学生床位'],
      ...schools.map(({ name, pupils }, index) => {
        const land = Math.round(pupils * (12 + (index % 17)));
        const rooms = Math.round(pupils * (3 + (index % 5)));
        return [
          name,
          pupils,
          index % 4 === 0 ? '达标' : `超${1 + (index % 12)}个班`,
          land,
          rooms,
          Math.round(land / 5),
          `差${500 + index}`,
          index % 2 === 0 ? '达标' : `差${index % 90}`,
        ];
      }),
    ]),
  );
  await write(
    'papers.yaml',
    '文书:\n  - { 模板: school-letter, 对象: 学校, 签订方: [竹山县教育局, 发文单位, 对象] }\n',
  );
  // A letter that listed all schools of the county would grow with it.
  const template = await readFile(join(root, 'templates/school-letter.md'), 'utf8');
  await writeFile(join(folder, 'templates/school-letter.md'), template.replace('（{{join schools key="name"}}）', ''));
}

const [, script, folder, count] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  if (folder === undefined || !(Number(count) > 0)) throw new Error('node bench/county.mjs FOLDER SCHOOLS');
  await generateCounty(folder, Number(count));
}
