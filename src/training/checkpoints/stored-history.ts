/** A history as columns: half the size of a list of records. */
import { MEASURES } from '../history';
import type { StepReport } from '../loop';

export const COLUMNS = ['epoch', 'step', 'stepsPerEpoch', 'epochs', ...MEASURES] as const;

export type StoredHistory = Record<(typeof COLUMNS)[number], number[]>;

export function packHistory(reports: readonly StepReport[]): StoredHistory {
  return Object.fromEntries(
    COLUMNS.map((column) => [column, reports.map((report) => report[column])]),
  ) as StoredHistory;
}

export function unpackHistory(stored: StoredHistory): StepReport[] {
  return stored.epoch.map(
    (_, i) =>
      Object.fromEntries(COLUMNS.map((column) => [column, stored[column][i]!])) as unknown as StepReport,
  );
}

/** True if a value read from a file is a history. */
export function isStoredHistory(value: unknown): value is StoredHistory {
  if (typeof value !== 'object' || value === null) return false;
  const columns = COLUMNS.map((column) => (value as Partial<StoredHistory>)[column]);
  return columns.every(
    (column) =>
      Array.isArray(column) &&
      column.length === columns[0]!.length &&
      column.every((item) => typeof item === 'number'),
  );
}
