import { followVelocity, type Velocity } from '../../arithmetic/flow';
import { askForFunction } from '../ask';

const walk = (start: number, steps: number, move: (x: number, i: number) => number) => {
  let x = start;
  for (let i = 0; i < steps; i++) x += move(x, i);
  return x;
};

/** Euler's rule. */
export const followExercise = askForFunction({
  id: '16-follow',
  title: 'Follow the velocity',
  starter: `/** Where a point ends that starts at the time 0 and takes equal steps up to the time 1. */
function follow(start: number, velocity: Velocity, steps: number): number {
  return todo();
}

check('16-follow', follow);`,
  worked: `let x = start;
for (let i = 0; i < steps; i++) x += velocity(x, i / steps) / steps;
return x;`,
  hints: [
    'Each step lasts 1 / steps. In that time a point of velocity v moves by v / steps.',
    'Step i, counted from 0, begins at the time i / steps.',
    'Ask the velocity anew in each step: at the place of now, at the time of now.',
  ],
  cases: (): [number, Velocity, number][] => [
    [1, () => 2, 1],
    [0, (_, t) => 2 * t, 4],
    [3, (x) => -x, 5],
    [-1, (x, t) => (5 - x) / (1 - t), 3],
  ],
  solution: (start, velocity, steps) => followVelocity(start, velocity, steps).at(-1)!,
  wrongAnswers: [
    {
      answer: (start, velocity, steps) => walk(start, steps, (x, i) => velocity(x, i / steps)),
      hint: 'Each of your steps lasts a whole unit of time. It should last 1 / steps.',
    },
    {
      answer: (start, velocity, steps) => walk(start, steps, (_, i) => velocity(start, i / steps) / steps),
      hint: 'You always ask for the velocity at the start. The point has moved on since.',
    },
    {
      answer: (start, velocity, steps) => walk(start, steps, (x) => velocity(x, 0) / steps),
      hint: 'You always ask at the time 0. Step i begins at i / steps.',
    },
    {
      answer: (start, velocity, steps) => walk(start, steps, (x, i) => velocity(x, (i + 1) / steps) / steps),
      hint: "Your time is that of the step's end. Ask at its beginning.",
    },
  ],
});
