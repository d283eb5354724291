import { askForFunction } from '../ask';

type Arguments = [batDensity: number, ironDensity: number, batShare: number];

const posterior = (bat: number, iron: number, share: number) =>
  (bat * share) / (bat * share + iron * (1 - share));

/** From P(x, y) to P(y | x). */
export const posteriorShare = askForFunction({
  id: '01-posterior',
  title: 'From P(x, y) to P(y | x)',
  starter: `/** P(bat | x), from the density of each kind at x and the share of bats among all suits. */
function chanceOfBat(batDensity: number, ironDensity: number, batShare: number): number {
  return todo();
}

check('01-posterior', chanceOfBat);`,
  worked: `const bat = batDensity * batShare;
const iron = ironDensity * (1 - batShare);
return bat / (bat + iron);`,
  hints: [
    'P(x, bat) is the share of bats times how dense bats are at x.',
    'The same for the armours; their share is what is left.',
    'Of all that lies at x, which part is bats?',
  ],
  cases: (): Arguments[] => [
    [1, 1, 0.5],
    [3, 1, 0.5],
    [0.5, 2, 0.8],
    [4, 0.5, 0.1],
  ],
  solution: posterior,
  wrongAnswers: [
    {
      answer: (bat, iron) => posterior(bat, iron, 0.5),
      hint: 'That is right if both kinds are equally common. Use the share.',
    },
    {
      answer: (bat, _, share) => bat * share,
      hint: 'That is P(x, bat). Divide by all that lies at x: bats and armours.',
    },
    {
      answer: (bat, iron, share) => (bat * share) / (bat + iron),
      hint: 'Below the line stand both kinds, each with its own share.',
    },
    {
      answer: (bat, iron, share) => 1 - posterior(bat, iron, share),
      hint: 'That is the chance of an armour.',
    },
  ],
});
