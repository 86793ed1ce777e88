/** Lengths. The house style is in points; DOCX wants twips and half points, people read millimetres. */

/** Points in a millimetre: 1 inch is 25.4 mm and 72 pt. */
const pointsPerMillimetre = 72 / 25.4;

/** Millimetres to points. */
export function mm(millimetres: number): number {
  return millimetres * pointsPerMillimetre;
}

/** A twip is a twentieth of a point. */
export const twipsPerPoint = 20;

/** Points to twips, rounded to the whole twips that DOCX stores. */
export function twips(points: number): number {
  return Math.round(points * twipsPerPoint);
}

/** Twips to points. */
export function fromTwips(value: number): number {
  return value / twipsPerPoint;
}
