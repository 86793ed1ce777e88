/** Sections of a data set as they are written to files: every name in Chinese, lists as lists, nothing else changed. */
import type { FactMap } from './programme.ts';

/** A section and all that it holds. */
export interface SectionData {
  /** Its English name, after which its file is called. */
  readonly section: string;
  readonly name: string;
  /** What it is for, in Chinese. */
  readonly about: string;
  /** Its records; the programme and facts have one, which is the section itself. */
  readonly records: readonly FactMap[];
  readonly isOne: boolean;
}
