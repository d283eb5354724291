import { straightWay } from '../../arithmetic/flow';
import { askForFunction } from '../ask';

/** What flow matching learns from. */
export const straightWayExercise = askForFunction({
  id: '16-straight-way',
  title: 'A lesson for a flow',
  starter: `/** [place, velocity wanted] at the time t on the straight way from noise to an example. */
function lesson(noise: number, example: number, t: number): number[] {
  return todo();
}

check('16-straight-way', lesson);`,
  worked: 'return [(1 - t) * noise + t * example, example - noise];',
  hints: [
    'At t = 0 the place is the noise, at t = 1 the example. And half way?',
    'In the whole time from 0 to 1 the point goes from the noise to the example, always equally fast.',
    'The place is (1 − t) noise + t example. The velocity does not depend on t.',
  ],
  cases: (): [number, number, number][] => [
    [-1, 3, 0.25],
    [2, 0, 0.5],
    [0.5, 4, 0],
    [1, -2, 1],
  ],
  solution: (noise, example, t) => {
    const { x, velocity } = straightWay(noise, example, t);
    return [x, velocity];
  },
  wrongAnswers: [
    {
      answer: (noise, example, t) => [(1 - t) * noise + t * example, noise - example],
      hint: 'The place is right, and the velocity points back to the noise.',
    },
    {
      answer: (noise, example, t) => [t * noise + (1 - t) * example, example - noise],
      hint: 'At t = 0 your point is already at the example. Which end has the time 0?',
    },
    {
      answer: (noise, example, t) => {
        const place = (1 - t) * noise + t * example;
        return [place, example - place];
      },
      hint: 'That is what is left of the way, and it shrinks. The velocity is the same all the way.',
    },
  ],
});
