/** Numbers from the data: free of the noise of binary fractions, written as papers write them. */

export interface NumberStyle {
  /** Most digits after the point; without it as many as the number has. */
  readonly digits?: number | undefined;
  /** Whether thousands are set apart by commas. */
  readonly group?: boolean | undefined;
}

/** Significant digits a figure from the data can have; what comes after is noise of binary fractions. */
const significantDigits = 12;

/** A finite number without the noise of binary fractions: 4348.98 for 653 × 6.66, which is 4348.9800000000005. */
export function cleanNumber(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(significantDigits));
}

/** A finite number without float noise and without an exponent: 4348.98, not 4348.9800000001. */
export function formatNumber(value: number, style: NumberStyle = {}): string {
  const clean = cleanNumber(value);
  const rounded = style.digits === undefined ? clean : roundTo(clean, style.digits);
  const plain = decimal(rounded);
  if (style.group !== true) return plain;
  const [whole = '', fraction] = plain.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Rounds the written number, half away from zero, so that 1.005 gives 1.01. */
function roundTo(value: number, places_: number): number {
  const scaled = Math.round(Number(shift(decimal(Math.abs(value)), places_)));
  return Math.sign(value) * Number(shift(String(scaled), -places_));
}

function shift(text: string, power: number): string {
  return `${text}e${power}`;
}

/** A number's shortest decimal digits, written out where JavaScript would use an exponent. */
function decimal(value: number): string {
  const text = String(value === 0 ? 0 : value);
  if (!text.includes('e')) return text;
  if (Math.abs(value) >= 1) return BigInt(value).toString();
  return value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '');
}
