/** Comparing answers: numbers with a tolerance, lists entry by entry, and a short way to print them. */

/** What an answer may be made of. */
export type Value = number | boolean | string | readonly Value[];

/**
 * Whether two values are equal, numbers to within `tolerance` times the larger of 1 and their size.
 * NaN equals NaN, and a list equals a list of as many equal values.
 */
export function isSame(a: unknown, b: unknown, tolerance = 1e-6): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    if (Number.isNaN(a) || Number.isNaN(b) || !Number.isFinite(a) || !Number.isFinite(b)) {
      return a === b || (Number.isNaN(a) && Number.isNaN(b));
    }
    return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((entry, i) => isSame(entry, b[i], tolerance));
  }
  return a === b;
}

/** A value on one line, cut where it gets long. */
export function formatValue(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  const text = JSON.stringify(value, (_, part) =>
    typeof part === 'number' && !Number.isFinite(part)
      ? String(part)
      : typeof part === 'number'
        ? Number(part.toPrecision(6))
        : part,
  );
  const spaced = (text ?? String(value)).replaceAll(',', ', ');
  return spaced.length > 120 ? `${spaced.slice(0, 117)}…` : spaced;
}
