/**
 * Memory of a long run. An engine lets a heap grow as long as the machine has memory to spare; a batch shall not take
 * more of it the longer it is, so garbage is collected after so many papers.
 */
import v8 from 'node:v8';
import vm from 'node:vm';

/** How much garbage may lie around, and how much a paper leaves that is composed, or made. */
const most = 50;
const left = { composed: 1, made: 2.5 } as const;

let lying = 0;
let collect: (() => void) | undefined;

/** Counts a paper that this thread has done with. */
export function forgetPaper(work: keyof typeof left): void {
  lying += left[work];
  if (lying >= most) collectGarbage();
}

/** Collects what lies around: after something large was read, before threads begin that need memory of their own. */
export function collectGarbage(): void {
  lying = 0;
  collect ??= collector();
  collect();
}

/** The engine's own collector, which it shows only to those who ask. */
function collector(): () => void {
  v8.setFlagsFromString('--expose-gc');
  const found: unknown = vm.runInNewContext('gc');
  return typeof found === 'function' ? () => void Reflect.apply(found, undefined, []) : () => undefined;
}
