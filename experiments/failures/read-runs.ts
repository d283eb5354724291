/** Reads what `pairs.ts` and `patients.ts` have written: whole runs on the ring, sick and sound. */
import type { CaseName } from './cases';
import pairs from './pairs.json';
import type { Patient } from './patients';
import game from './patients.json';

/** The run of a case that is shown beside the others, all with one seed. */
export const findRun = (name: CaseName): Patient => pairs.runs[name] as Patient;

/** A run of the diagnosis game. @throws Error if it has none of that case and seed */
export function findPatient(name: CaseName, seed: number): Patient {
  const found = game.patients.find((patient) => patient.name === name && patient.seed === seed);
  if (!found) throw new Error(`There is no run "${name}" with seed ${seed} in patients.json.`);
  return found as Patient;
}
