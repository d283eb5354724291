import { leakyRelu } from '../../arithmetic/activations';
import { runBackward, runForward } from '../../arithmetic/small-network';
import { askForFunction } from '../ask';

type Arguments = [x: number, w: number[], v: number[], dy: number];

/** The tested network with the same weights and no biases; its weights lie as w, biases, v, bias. */
function byNetwork(x: number, w: number[], v: number[], dy: number): number[] {
  const zeros = w.map(() => 0);
  const network = { sizes: [1, w.length, 1], weights: Float64Array.of(...w, ...zeros, ...v, 0) };
  const pass = runForward(network, Float64Array.of(x));
  return [...runBackward(network, pass, Float64Array.of(dy)).weights.slice(0, w.length)];
}

/** The chain rule through two layers. */
export const hiddenGradient = askForFunction({
  id: '02-hidden-gradient',
  title: 'Through a hidden layer',
  starter: `/** dL/dw_j, where s_j = w_j x, h_j = leaky ReLU of s_j (0.2), y = Σ v_j h_j; dy is dL/dy. */
function hiddenGradient(x: number, w: number[], v: number[], dy: number): number[] {
  return todo();
}

check('02-hidden-gradient', hiddenGradient);`,
  worked: `// From the loss back to w_j: dy, then v_j, then the activation's slope at s_j, then x.
return w.map((weight, j) => dy * v[j] * (weight * x > 0 ? 1 : 0.2) * x);`,
  hints: [
    'Go back from the loss: to y, to h_j, to s_j, to w_j. Each step multiplies by one slope.',
    'dy/dh_j = v_j. The slope of the leaky ReLU depends on the sign of s_j = w_j x. ds_j/dw_j = x.',
    'Four factors for each j: dy, v[j], 1 or 0.2, and x.',
  ],
  cases: (): Arguments[] => [
    [2, [1, -1, 0.5], [3, 4, -2], 0.5],
    [-1, [1, -2], [1, 3], 2],
    [0.5, [-3], [2], -1],
  ],
  solution: byNetwork,
  wrongAnswers: [
    {
      answer: (x, _, v, dy) => v.map((value) => dy * value * x),
      hint: 'You went straight through the activation. It lets all of the slope through where s_j is positive, and only 0.2 of it elsewhere.',
    },
    {
      answer: (_, w, v, dy) => byNetwork(1, w, v, dy),
      hint: 'That is how the loss changes with s_j, for x = 1. What is the slope of s_j = w_j x with respect to w_j?',
    },
    {
      answer: (x, w, _, dy) => w.map((weight) => dy * leakyRelu(weight * x)),
      hint: 'Those are the slopes of the second layer’s weights v_j: its input times the slope of its output. One layer further down, please.',
    },
    {
      answer: (x, w, v, dy) => v.map((value, j) => dy * value * (w[j]! > 0 ? 1 : 0.2) * x),
      hint: 'The activation’s slope depends on the sign of what goes into it, s_j = w_j x, not of w_j alone.',
    },
  ],
});
