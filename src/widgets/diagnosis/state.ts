import type { RingCurves } from '../../figures/run-card';
import { isNumberArray, readInteger, readJson } from '../read-attributes';
import type { Attributes } from '../widget';
import { letterOf, orderPatients, SICKNESSES, type Sickness, TRUTH } from './patients';

/** The game: eight runs, one after the other, and what was said of each so far. */
export interface DiagnosisState {
  readonly game: number;
  /** In the order of the game. */
  readonly runs: readonly RingCurves[];
  readonly truths: readonly Sickness[];
  /** For each run up to the one that is shown, what was said of it. */
  readonly said: readonly (readonly Sickness[])[];
  /** Cards in a row on paper. */
  readonly columns: number;
}

const CURVES = ['discriminatorLoss', 'generatorLoss', 'realScore', 'fakeScore', 'generatorGradient'] as const;

function isRun(value: unknown): value is RingCurves {
  if (typeof value !== 'object' || value === null) return false;
  const run = value as Record<string, unknown>;
  const isCurve = (list: unknown) => isNumberArray(list) && list.length > 0;
  const hasCurves = CURVES.every((name) => isCurve(run[name]));
  return hasCurves && typeof run.every === 'number' && isCurve(run.points);
}

const isGame = (value: unknown): value is RingCurves[] =>
  Array.isArray(value) && value.length === TRUTH.length && value.every(isRun);

/** A sickness in an attribute: its first letter. */
const codeOf = (sickness: Sickness) => sickness[0]!;

/** What was said, as an attribute: for each run its letters in order, between the runs a comma, such as `hm,v`. */
export const writeAnswers = (said: DiagnosisState['said']): string =>
  said.map((words) => words.map(codeOf).join('')).join(',');

function readAnswers(text: string, truths: readonly Sickness[]): Sickness[][] {
  if (!/^[hvimt]*(,[hvimt]*)*$/.test(text) || text.split(',').length > truths.length) {
    throw new Error(
      `"answers" must be letters for each run (${SICKNESSES.map((name) => `${codeOf(name)} ${name}`).join(', ')}), and commas between the runs; it is "${text.slice(0, 40)}".`,
    );
  }
  const said = text
    .split(',')
    .map((codes) => [...codes].map((code) => SICKNESSES.find((name) => codeOf(name) === code)!));
  const open = said.slice(0, -1).findIndex((words, place) => words.at(-1) !== truths[place]);
  if (open >= 0) {
    throw new Error(
      `"answers" goes on to run ${letterOf(open + 1)}, but run ${letterOf(open)} is not known yet.`,
    );
  }
  return said;
}

/**
 * `runs` as JSON in the order of the file, `game` (a whole number from 0 on), and `answers`.
 * @throws Error that says which attribute is wrong
 */
export function readDiagnosis(attributes: Attributes): DiagnosisState {
  const game = readInteger(attributes, 'game', { min: 0, max: Number.MAX_SAFE_INTEGER, fallback: 0 });
  const order = orderPatients(game);
  const expected = `the ${TRUTH.length} runs of experiments/failures/patients.json`;
  const runs = readJson(attributes, 'runs', { isValid: isGame, expected, fallback: [] });
  if (runs.length === 0) throw new Error(`"runs" must be ${expected}; there is none.`);
  const truths = order.map((patient) => TRUTH[patient]!);
  return {
    game,
    runs: order.map((patient) => runs[patient]!),
    truths,
    said: readAnswers(attributes.answers ?? '', truths),
    columns: readInteger(attributes, 'columns', { min: 1, max: 4, fallback: 2 }),
  };
}

/** Where a run stands: still to come, asked, asked again after a wrong word, known at once, known with hints. */
export type Standing = 'to come' | 'asked' | 'missed' | 'at once' | 'with hints';

/** How the run at a place stands. */
export function judgePlace({ said, truths }: DiagnosisState, place: number): Standing {
  const words = said[place];
  if (!words) return 'to come';
  if (words.at(-1) === truths[place]) return words.length === 1 ? 'at once' : 'with hints';
  return words.length === 0 ? 'asked' : 'missed';
}

/** Runs that were known at the first word. */
export const countAtOnce = (state: DiagnosisState): number =>
  state.said.filter((_, place) => judgePlace(state, place) === 'at once').length;
