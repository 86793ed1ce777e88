/** The world outside, handed in: tests give their own. */
export interface Terminal {
  /** The folder the command was given in. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** For results. */
  output(text: string): void;
  /** For people: faults and wrong usage. */
  error(text: string): void;
  /** Whether results may have colours. */
  readonly colour: boolean;
  /** A clock in milliseconds, for how long something took. */
  now(): number;
  /** The time of day as people read it, where it is to be shown. */
  readonly timeOfDay?: () => string;
  /** Empties the screen that people watch, where there is one. */
  readonly clear?: (() => void) | undefined;
  /** A screen that people watch, where there is one: what is written can be written over. */
  readonly live?: LiveScreen | undefined;
  /**
   * From now on the command ends itself when it is told to (Ctrl-C); told twice, it is ended. Without this it is ended
   * at once.
   */
  readonly untilStopped?: () => AbortSignal;
}

export interface LiveScreen {
  /** Cells of a line. */
  columns(): number;
  write(text: string): void;
}

/**
 * What a command leaves: 0 done, 1 the data, a template, a font or what was issued is at fault, 2 wrong usage, 3 there
 * is something to do (`plan --exit-code`), 130 somebody stopped it.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 130;
