import { findDirection, meanVector } from '../../arithmetic/latent-direction';
import { askForFunction } from '../ask';

type Arguments = [latents: number[][], has: boolean[]];

const subtract = (a: number[], b: number[]) => a.map((x, i) => x - b[i]!);
const meanOf = (latents: number[][], has: boolean[], wanted: boolean) =>
  meanVector(latents.filter((_, i) => has[i] === wanted));

/** The direction of an attribute. */
export const direction = askForFunction({
  id: '13-direction',
  title: 'The direction of an attribute',
  starter: `/** The mean of the latents that have it, less the mean of those that have not. */
function directionOf(latents: number[][], has: boolean[]): number[] {
  return todo();
}

check('13-direction', directionOf);`,
  worked: `const meanOf = (group: number[][]) =>
  group[0].map((_, j) => group.reduce((sum, latent) => sum + latent[j], 0) / group.length);
const withIt = meanOf(latents.filter((_, i) => has[i]));
const without = meanOf(latents.filter((_, i) => !has[i]));
return withIt.map((value, j) => value - without[j]);`,
  hints: [
    'Deal the latents into two groups: latents.filter((_, i) => has[i]) is one of them.',
    'The mean of a group is a list, too: for each place the mean of that place.',
    'Then subtract place by place: with − without.',
  ],
  cases: (): Arguments[] => [
    [
      [
        [0, 1],
        [2, 1],
        [4, 5],
      ],
      [false, false, true],
    ],
    [
      [
        [1, -1, 2],
        [3, 0, 2],
        [5, 1, 0],
        [7, 4, 0],
        [0, 1, 1],
      ],
      [true, false, true, false, true],
    ],
  ],
  solution: (latents, has) => findDirection(latents, has).vector,
  wrongAnswers: [
    {
      answer: (latents, has) => subtract(meanOf(latents, has, false), meanOf(latents, has, true)),
      hint: 'You go the other way: this direction takes the attribute off.',
    },
    {
      answer: (latents, has) => meanOf(latents, has, true),
      hint: 'That is where the latents with it lie. What have they that the others have not?',
    },
    {
      answer: (latents, has) => subtract(meanOf(latents, has, true), meanVector(latents)),
      hint: 'You subtract the mean of all. It holds those with the attribute, too, so that the direction is too short.',
    },
  ],
});
