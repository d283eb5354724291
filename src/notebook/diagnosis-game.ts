/** The diagnosis game's cards: eight real trainings without their names, in the order of a game. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { letterOf, orderPatients } from '../exercises/11-when-training-fails/patients';
import type { RingCurves } from '../figures/run-card';
import type { Displayable } from './display';
import { showRuns } from './show-runs';

const FILE = join(__dirname, '..', '..', 'experiments', 'failures', 'patients.json');

/**
 * The eight runs of a game.
 * @param game a whole number from 0 on; the seed gives each student an order of their own
 * @throws RangeError if it is none
 */
export function showPatients(game: number): Displayable {
  if (!Number.isSafeInteger(game) || game < 0) {
    throw new RangeError(`A game is a whole number from 0 on, for example the seed; got ${game}.`);
  }
  const { patients } = JSON.parse(readFileSync(FILE, 'utf8')) as { patients: { run: RingCurves }[] };
  const cards = orderPatients(game).map((patient, place) => ({
    title: `Run ${letterOf(place)}`,
    run: patients[patient]!.run,
  }));
  return showRuns(cards, `Game ${game}`);
}
