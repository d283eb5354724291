import { countConvolutionParameters } from '../../arithmetic/channels';
import { receptiveField } from '../../arithmetic/receptive-field';
import { convolutionSize } from '../../arithmetic/sizes';
import { formatValue } from '../compare';
import type { Exercise, Verdict, WrongAnswer } from '../exercise';

interface Layer {
  kernel: number;
  stride: number;
  filters: number;
}
export interface Answer {
  layers: Layer[];
  sees: number;
}

const SIZE = 32;
const WANTED = { outputs: 4, filters: 64, field: 21, numbers: 50_000 };

const HINTS = {
  tooMany:
    'Too many numbers. A layer has a kernel for each pair of channels: which of your layers has most pairs, and could it do with a smaller kernel or the one before it with fewer filters?',
  tooNear:
    'The outputs see too little of the digit. In which layer does a larger kernel reach farthest, the first or the last?',
  added:
    'The stack is right, your prediction is not: after a stride of 2, a step from one kernel weight to the next is two pixels, after two such strides four.',
};

const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 1;

function countNumbers(layers: Layer[]): number {
  return layers.reduce((sum, { kernel, filters }, i) => {
    const inputs = i === 0 ? 1 : layers[i - 1]!.filters;
    return sum + countConvolutionParameters({ kernel, inputs, outputs: filters });
  }, 0);
}

function check({ layers, sees }: Answer): Verdict {
  const no = (hint: string): Verdict => ({ right: false, hint });
  const isStack =
    Array.isArray(layers) &&
    layers.length > 0 &&
    layers.every((one) => isCount(one.kernel) && isCount(one.stride) && isCount(one.filters));
  if (!isStack) {
    return no(
      `layers is a list of { kernel, stride, filters }, all whole numbers from 1 on; yours is ${formatValue(layers)}.`,
    );
  }
  const outputs = layers.reduce(
    (size, { kernel, stride }) => convolutionSize({ size, kernel, stride, padding: 'same' }),
    SIZE,
  );
  const { filters } = layers.at(-1)!;
  if (outputs !== WANTED.outputs) {
    return no(`32 pixels become ${outputs} outputs, not 4. By how much do the strides divide, all together?`);
  }
  if (filters !== WANTED.filters) return no(`The last layer has ${filters} filters, not 64.`);
  if (countNumbers(layers) > WANTED.numbers) return no(HINTS.tooMany);
  const field = receptiveField(layers);
  if (field < WANTED.field) return no(HINTS.tooNear);
  if (sees !== field) return no(HINTS.added);
  const numbers = countNumbers(layers).toLocaleString('en');
  return { right: true, message: `${numbers} numbers, and each output sees ${field} pixels across.` };
}

const stack = (kernels: number[], filters: number[]): Layer[] =>
  kernels.map((kernel, i) => ({ kernel, stride: 2, filters: filters[i]! }));

const wrongAnswers: WrongAnswer<Answer>[] = [
  { answer: { layers: stack([5, 5, 5], [16, 32, 64]), sees: 29 }, hint: HINTS.tooMany },
  { answer: { layers: stack([3, 3, 3], [16, 32, 64]), sees: 15 }, hint: HINTS.tooNear },
  { answer: { layers: stack([4, 4, 4], [16, 32, 64]), sees: 10 }, hint: HINTS.added },
  {
    answer: { layers: stack([5, 5], [16, 64]), sees: 13 },
    hint: '32 pixels become 8 outputs, not 4. By how much do the strides divide, all together?',
  },
  {
    answer: { layers: stack([4, 4, 4], [16, 32, 32]), sees: 22 },
    hint: 'The last layer has 32 filters, not 64.',
  },
];

/** A network to design, and how far it sees. Any stack that keeps the four conditions is right. */
export const designStack: Exercise<Answer> = {
  id: '03-design-stack',
  title: 'Design a discriminator',
  starter: `// layers: from the image on, as { kernel: 3, stride: 1, filters: 8 }. sees: pixels across.
type Layer = { kernel: number; stride: number; filters: number };
const design: { layers: Layer[]; sees: number } | undefined = undefined;

check('03-design-stack', design);`,
  worked: `{
  layers: [
    { kernel: 4, stride: 2, filters: 16 }, // 16 · 16 + 16 = 272
    { kernel: 4, stride: 2, filters: 32 }, // 16 · 16 · 32 + 32 = 8,224
    { kernel: 4, stride: 2, filters: 64 }, // 16 · 32 · 64 + 64 = 32,832
  ],
  sees: 22, // 1 + 3 + 3 · 2 + 3 · 4
}`,
  hints: [
    'How often must 32 be halved to become 4?',
    'Count the numbers layer by layer with the formula of exercise 6. Nearly all are in the last layer.',
    'Field: 1, plus (kernel − 1) times the product of the strides before, for every layer. Try kernels of 4.',
  ],
  check,
  solution: { layers: stack([4, 4, 4], [16, 32, 64]), sees: 22 },
  wrongAnswers,
};
