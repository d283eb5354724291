/** The diagnosis game: eight real trainings without their names, as cards in the order of a game, or one at a time. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RingCurves } from '../figures/run-card';
import { letterOf, orderPatients } from '../widgets/diagnosis/patients';
import type { Displayable } from './display';
import { showRuns } from './show-runs';
import { showWidget, type WidgetDisplay } from './widget';

const FILE = join(__dirname, '..', '..', 'experiments', 'failures', 'patients.json');

/** The eight runs in the order of the file. */
export function readPatients(): RingCurves[] {
  const { patients } = JSON.parse(readFileSync(FILE, 'utf8')) as { patients: { run: RingCurves }[] };
  return patients.map(({ run }) => run);
}

function assertGame(game: number): void {
  if (!Number.isSafeInteger(game) || game < 0) {
    throw new RangeError(`A game is a whole number from 0 on, for example the seed; got ${game}.`);
  }
}

/**
 * The eight runs of a game.
 * @param game a whole number from 0 on; the seed gives each student an order of their own
 * @throws RangeError if it is none
 */
export function showPatients(game: number): Displayable {
  assertGame(game);
  const runs = readPatients();
  const cards = orderPatients(game).map((patient, place) => ({
    title: `Run ${letterOf(place)}`,
    run: runs[patient]!,
  }));
  return showRuns(cards, `Game ${game}`);
}

/**
 * The same game one run at a time, with buttons: a wrong diagnosis gets the exercise's hint, a right one its reason.
 * @param game as for `showPatients`
 * @throws RangeError if it is none
 */
export function showDiagnosis(game: number): WidgetDisplay {
  assertGame(game);
  return showWidget('gan-diagnosis', { runs: readPatients(), game });
}
