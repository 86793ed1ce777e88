/** Fields within fields, as tables write them: 指标.数值. */
import type { SourceEntry, SourceMap } from '../model/source.ts';

/** Gathers the columns 指标.名称, 指标.数值 … in one map under 指标. */
export function nest(entries: readonly SourceEntry[]): readonly SourceEntry[] {
  const inner = new Map<string, SourceEntry[]>();
  const result: SourceEntry[] = [];
  for (const entry of entries) {
    const dot = entry.key.indexOf('.');
    if (dot <= 0 || dot === entry.key.length - 1) {
      result.push(entry);
      continue;
    }
    const key = entry.key.slice(0, dot);
    const field = { ...entry, key: entry.key.slice(dot + 1) };
    const known = inner.get(key);
    if (known !== undefined) {
      known.push(field);
      continue;
    }
    const gathered = [field];
    inner.set(key, gathered);
    const value: SourceMap = { kind: 'map', entries: gathered, place: entry.value.place };
    result.push({ key, keyPlace: entry.keyPlace, value });
  }
  return result;
}
