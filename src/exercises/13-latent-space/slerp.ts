import { slerp as onSphere } from '../../arithmetic/interpolation';
import { askForFunction } from '../ask';

type Arguments = [a: number[], b: number[], share: number];

const angleOf = (a: number[], b: number[]) => {
  const dot = a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  return Math.acos(dot / (Math.hypot(...a) * Math.hypot(...b)));
};
const mix = (a: number[], b: number[], p: number, q: number) => a.map((x, i) => p * x + q * b[i]!);

/** The way on the sphere. */
export const slerp = askForFunction({
  id: '13-slerp',
  title: 'The way on the sphere',
  starter: `/** sin((1 − t)Ω) / sin Ω of a, and sin(tΩ) / sin Ω of b; Ω is the angle between them. */
function onTheSphere(a: number[], b: number[], t: number): number[] {
  return todo();
}

check('13-slerp', onTheSphere);`,
  worked: `const dot = a.reduce((sum, x, i) => sum + x * b[i], 0);
const angle = Math.acos(dot / (Math.hypot(...a) * Math.hypot(...b)));
const p = Math.sin((1 - t) * angle) / Math.sin(angle);
const q = Math.sin(t * angle) / Math.sin(angle);
return a.map((x, i) => p * x + q * b[i]);`,
  hints: [
    'First the angle: its cosine is the sum of products, divided by both lengths. Math.acos gives the angle.',
    'Then two numbers, p and q, from the formula above the function.',
    'The result has p · a[i] + q · b[i] in each place.',
  ],
  cases: (): Arguments[] => [
    [[1, 0], [0, 1], 0.5],
    [[2, 0], [0, 2], 0.25],
    [[3, 4], [4, -3], 0.7],
    [[1, 2, 2], [2, 1, -2], 0.1],
    [[1, 0], [1, 1], 0.5],
  ],
  solution: (a, b, share) => onSphere(a, b, share),
  wrongAnswers: [
    {
      answer: (a, b, t) => mix(a, b, 1 - t, t),
      hint: 'That is the straight way: it is too short in the middle.',
    },
    {
      answer: (a, b, t) =>
        mix(
          a,
          b,
          Math.sin(t * angleOf(a, b)) / Math.sin(angleOf(a, b)),
          Math.sin((1 - t) * angleOf(a, b)) / Math.sin(angleOf(a, b)),
        ),
      hint: 'You begin at b and end at a: which of the two belongs to 1 − t?',
    },
    {
      answer: (a, b, t) => mix(a, b, Math.sin((1 - t) * angleOf(a, b)), Math.sin(t * angleOf(a, b))),
      hint: 'Nearly: both are divided by sin Ω. With a right angle one does not notice.',
    },
    {
      answer: (a, b, t) => mix(a, b, Math.cos((t * Math.PI) / 2), Math.sin((t * Math.PI) / 2)),
      hint: 'That is right for a right angle. Two latents are nearly at one, but not quite: take their own angle.',
    },
  ],
});
