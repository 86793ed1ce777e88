/** Lengths. The house style is in points; DOCX wants twips and half points, people read millimetres. */

/** Points in a millimetre: 1 inch is 25.4 mm and 72 pt. */
const pointsPerMillimetre = 72 / 25.4;

/** Millimetres to points. */
export function mm(millimetres: number): number {
  return millimetres * pointsPerMillimetre;
}

/** Points to twips (twentieths of a point), rounded to the whole twips that DOCX stores. */
export function twips(points: number): number {
  return Math.round(points * 20);
}

/** Twips to points. */
export function fromTwips(value: number): number {
  return value / 20;
}
