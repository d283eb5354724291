/** A number for readers: at most `digits` decimals, no trailing zeros, a real minus sign. */
export function formatNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'not a number' : value < 0 ? '−∞' : '∞';
  const rounded = Number(value.toFixed(digits));
  return String(rounded === 0 ? 0 : rounded).replace('-', '−');
}

/** A number with exactly `digits` decimals and a real minus sign: for columns that change while one looks. */
export function formatFixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}

/** `64 %`: a share of 1, in whole hundredths. */
export function formatPercent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** `(−1 × 8)`: a product as deck 000 writes it. */
export function formatProduct(weight: number, value: number): string {
  return `(${formatNumber(weight)} × ${formatNumber(value)})`;
}
