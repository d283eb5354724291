/** Reads what `race-seeds.ts` has written, now and on an earlier day. */
import kept from './flow.json';
import earlier from './flow-earlier.json';

export { earlier, kept };

/** What is read of a race. */
type Race = {
  rows: { finishes: { racer: string; evaluations: number; distance: number; milliseconds: number }[] }[];
};

/** One value a seed. */
export function listResults(
  racer: string,
  evaluations: number,
  what: 'distance' | 'milliseconds' = 'distance',
  { rows }: Race = kept,
) {
  return rows.map(
    ({ finishes }) => finishes.find((one) => one.racer === racer && one.evaluations === evaluations)![what],
  );
}

/** In how many seeds flow matching is nearer to the data than both GANs. */
export function countAhead(evaluations: number, race: Race = kept): number {
  const gans = ['GAN of notebook 06', 'paired GAN'].map((racer) => listResults(racer, 1, 'distance', race));
  return listResults('flow matching', evaluations, 'distance', race).filter((distance, i) =>
    gans.every((gan) => distance < gan[i]!),
  ).length;
}
