/** Figures as people read them. */

/** Rows in columns, the first ones flush left, figures flush right; each `left` counts columns of words. */
export function table(rows, left = 1) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const cell = (text, column) => {
    const space = ' '.repeat(widths[column] - widthOf(text));
    return column < left ? text + space : space + text;
  };
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

/** Columns a text takes in a terminal: a hanzi takes two. */
function widthOf(text) {
  return [...text].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
}

export const unknown = '-';

/** A number with so many decimals; a dash where it was not measured. */
export function fixed(value, decimals = 1) {
  return value === undefined ? unknown : value.toFixed(decimals);
}

export function seconds(ms) {
  return fixed(ms === undefined ? undefined : ms / 1000, 2);
}

export function megabytes(bytes) {
  return fixed(bytes === undefined ? undefined : bytes / 2 ** 20, 0);
}

/** How many times one is another. */
export function times(one, other, decimals = 2) {
  return one === undefined || other === undefined ? unknown : `${(one / other).toFixed(decimals)}×`;
}
