/** Where a run's time goes. The clock is handed in; workers measure their own part, and the parts are summed. */

/** What is measured, in the order it is told. */
export const stages = ['load', 'check', 'fill', 'parse', 'layout', 'docx', 'pdf', 'files', 'ledger'] as const;
export type Stage = (typeof stages)[number];

/** Milliseconds by stage; of several workers the sum, so that it may be more than the run took. */
export type Timing = Readonly<Record<Stage, number>>;

/** Measures what is done. */
export interface Stopwatch {
  /** Does something and adds the time it takes to a stage; of a promise, until it is settled. */
  measure<T>(stage: Stage, act: () => T): T;
  /** Adds what somebody else has measured. */
  add(timing: Timing): void;
  /** What was measured since the last time it was asked. */
  take(): Timing;
}

/** A stopwatch by a clock in milliseconds. */
export function createStopwatch(now: () => number): Stopwatch {
  let sums = noTime();
  return {
    measure(stage, act) {
      const start = now();
      const stop = (): void => void (sums[stage] += now() - start);
      let result;
      try {
        result = act();
      } catch (cause) {
        stop();
        throw cause;
      }
      if (result instanceof Promise) void result.then(stop, stop);
      else stop();
      return result;
    },
    add(timing) {
      for (const stage of stages) sums[stage] += timing[stage];
    },
    take() {
      const taken = sums;
      sums = noTime();
      return taken;
    },
  };
}

function noTime(): Record<Stage, number> {
  return { load: 0, check: 0, fill: 0, parse: 0, layout: 0, docx: 0, pdf: 0, files: 0, ledger: 0 };
}

/** Measures nothing. */
export const noStopwatch: Stopwatch = createStopwatch(() => 0);
