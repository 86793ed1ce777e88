/** Rules of schools that are closed or merged into others (撤并). */
import { error, type Diagnostic } from '../model/diagnostic.ts';
import { nameKey } from '../model/names.ts';
import type { Dependence } from '../model/programme.ts';
import type { Book } from './book.ts';

/** What takes another's place is open itself or has a successor; who issues the papers stays open. */
export function closingsAreSound(book: Book): Diagnostic[] {
  const records = new Map(book.organizations.map((record) => [nameKey(record.fields.name ?? ''), record]));
  const faults: Diagnostic[] = [];
  const inCircles = new Set<string>();
  for (const [key, { fields, faulty, site }] of records) {
    const { name = '', closed, mergedInto } = fields;
    if (mergedInto !== undefined && closed === undefined && !faulty.has('closed')) {
      const field = site('mergedInto').key === '并入单位' ? '撤并日期' : 'closed';
      faults.push(error({ code: 'missing-field', field, of: name }, site('mergedInto').place));
    }
    if (closed !== undefined && nameKey(book.programme?.fields.issuer ?? '') === key) {
      faults.push(error({ code: 'issuer-closed', name }, site('closed').place));
    }
    const path: string[] = [];
    let at: string | undefined = key;
    while (at !== undefined && !path.includes(at)) {
      path.push(at);
      const next: string | undefined = records.get(at)?.fields.mergedInto;
      at = next === undefined ? undefined : nameKey(next);
    }
    if (at !== key || inCircles.has(key)) continue;
    for (const member of path) inCircles.add(member);
    const names = path.flatMap((member) => records.get(member)?.fields.name ?? []);
    faults.push(error({ code: 'merge-cycle', names }, site('mergedInto').place));
  }
  return faults;
}

/** What must not be left without anybody when organizations close: children their parent, duties who answers for them. */
export function dependencesOf(book: Book): Dependence[] {
  const closing = new Set(
    book.organizations.flatMap(({ fields: { name, closed } }) => (closed === undefined ? [] : nameKey(name ?? ''))),
  );
  const closes = (names: readonly string[]): boolean => names.some((name) => closing.has(nameKey(name)));
  const parents = book.organizations.flatMap(({ fields: { name, parent }, site }): Dependence[] => {
    if (name === undefined || parent === undefined || !closes([parent])) return [];
    return [{ as: 'parent', of: name, names: [parent], place: site('parent').place }];
  });
  const duties = book.duties.flatMap(({ fields: { id, organizations: names = [] }, site }): Dependence[] => {
    if (id === undefined || !closes(names)) return [];
    return [{ as: 'responsible', of: id, names, place: site('organizations', 0).place }];
  });
  return [...parents, ...duties];
}
