import { traceDiracGan } from '../../arithmetic/dirac-gan';
import { nonSaturating } from '../../arithmetic/gan-losses';
import type { Exercise, Verdict, WrongAnswer } from '../exercise';

export interface Answer {
  penalty: number;
  four: string;
}

const NEAR = 0.01;
const RATE = 0.2;

const HINTS = {
  circles: 'Too little friction: the path still winds about the middle. Make a steep discriminator pay more.',
  creeps:
    'Too much: look at ψ along the path. It is pressed to nearly 0, and θ moves by rate · slope · ψ. Less would bring them home sooner.',
  explodes:
    'Far too much: in each step ψ loses rate · penalty times itself, which is more than twice ψ, so it jumps across 0 and farther away.',
  a: 'The penalty is right. With 4, ψ loses rate · penalty = 0.8 of itself in a step: does it jump across 0?',
  c: 'The penalty is right. But print the last radius for 4 beside that for yours.',
};

/** Distance from the middle after 100 steps in turn with −log D. */
function play(penalty: number): number {
  return traceDiracGan({ loss: nonSaturating, learningRate: RATE, steps: 100, penalty }).at(-1)!.radius;
}

function check({ penalty, four }: Answer): Verdict {
  const no = (hint: string): Verdict => ({ right: false, hint });
  if (!Number.isFinite(penalty) || penalty < 0) return no('penalty is a number, 0 or more.');
  const radius = play(penalty);
  if (!(radius < NEAR)) {
    if (RATE * penalty >= 2) return no(HINTS.explodes);
    // Penalties from 0.46 to 1.16 are right.
    return no(penalty < 0.8 ? HINTS.circles : HINTS.creeps);
  }
  if (four === 'a' || four === 'c') return no(HINTS[four]);
  if (four !== 'b')
    return no('The penalty is right. Now look at a penalty of 4, and write a, b or c, in quotes.');
  return { right: true, message: `After 100 steps they are ${radius.toFixed(4)} from the middle.` };
}

const wrongAnswers: WrongAnswer<Answer>[] = [
  { answer: { penalty: 0, four: 'b' }, hint: HINTS.circles },
  { answer: { penalty: 0.1, four: 'b' }, hint: HINTS.circles },
  { answer: { penalty: 3, four: 'b' }, hint: HINTS.creeps },
  { answer: { penalty: 12, four: 'b' }, hint: HINTS.explodes },
  { answer: { penalty: 1, four: 'a' }, hint: HINTS.a },
  { answer: { penalty: 1, four: 'c' }, hint: HINTS.c },
];

/** A game to bring to rest, and what too much of the cure does. Every penalty that comes near enough is right. */
export const penalty: Exercise<Answer> = {
  id: '05-penalty',
  title: 'How large a penalty?',
  starter: `// penalty: the weight of the penalty. four: 'a', 'b' or 'c'.
const damping: { penalty: number; four: string } | undefined = undefined;

check('05-penalty', damping);`,
  worked: `{
  penalty: 1,
  four: 'b', // the path of 4: ψ is pressed towards 0, and θ is still near 0.3 after 100 steps
}`,
  hints: [
    'traceDiracGan({ loss: nonSaturating, learningRate: 0.2, steps: 100, penalty: 0.2 }).at(-1) shows where one penalty ends.',
    'Try 0.1, 1 and 10: one circles, one arrives, one flies away.',
    'For a penalty of 4 print θ and ψ every 20 steps: which of the two is slow?',
  ],
  check,
  solution: { penalty: 1, four: 'b' },
  wrongAnswers,
};
