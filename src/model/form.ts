/** A workbook to fill in: sheets with headed columns, what each is for, what may be chosen, and an example. */

export interface FormSheet {
  readonly name: string;
  readonly columns: readonly FormColumn[];
  /** The rows of the example; undefined for an empty cell. */
  readonly rows: readonly (readonly (FormValue | undefined)[])[];
  /** Whether it is one record: its fields stand below each other, each beside its value. */
  readonly isUpright: boolean;
}

export interface FormColumn {
  readonly heading: string;
  /** What it is for. */
  readonly about: string;
  readonly isRequired: boolean;
  /** Days are cells of days, texts keep their noughts: 007. */
  readonly kind: 'text' | 'day' | 'number';
  /** What may be chosen from. */
  readonly choices?: readonly string[];
  /** The sheet whose first column has what may be chosen from; other texts may be typed too. */
  readonly namesOf?: string;
}

export type FormValue = string | number;

/** The words of a form that no field has. */
export interface FormWords {
  readonly notes: { readonly sheet: string; readonly lines: readonly string[] };
  readonly upright: readonly [field: string, value: string];
  readonly required: string;
  readonly choices: (choices: readonly string[]) => string;
  readonly wrongChoice: { readonly title: string; readonly text: string };
}
