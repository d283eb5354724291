import { makeMatrix } from '../../arithmetic/matrix';
import { transposeByZeroInsertion } from '../../arithmetic/transposed-views';
import { askForFunction } from '../ask';

type Arguments = [image: number[][], stride: number];

/** The image's numbers `gap` apart on `rows` × `columns` zeros. */
function spread(image: number[][], gap: number, rows: number, columns: number): number[][] {
  return makeMatrix([rows, columns], (r, c) =>
    r % gap === 0 && c % gap === 0 ? (image[r / gap]?.[c / gap] ?? 0) : 0,
  );
}

/** The first stage of "fractionally strided". */
export const insertZeros = askForFunction({
  id: '04-insert-zeros',
  title: 'Zeros in between',
  starter: `/** Puts stride − 1 zeros between neighbours, in rows and in columns; none around. */
function insertZeros(image: number[][], stride: number): number[][] {
  return todo();
}

check('04-insert-zeros', insertZeros);`,
  worked: `const spread = (count: number) => (count - 1) * stride + 1;
return Array.from({ length: spread(image.length) }, (_, r) =>
  Array.from({ length: spread(image[0].length) }, (_, c) =>
    r % stride === 0 && c % stride === 0 ? image[r / stride][c / stride] : 0,
  ),
);`,
  hints: [
    'A row of 3 numbers at stride 2 becomes a, 0, b, 0, c. How long is that?',
    '(length − 1) · stride + 1 places; number n lies at n · stride.',
    'Begin with zeros of that size and put image[r][c] at (r * stride, c * stride).',
  ],
  cases: (): Arguments[] => [
    [
      [
        [1, 2],
        [3, 4],
      ],
      2,
    ],
    [[[1, 2, 3]], 3],
    [[[5], [6]], 1],
  ],
  solution: (image, stride) => transposeByZeroInsertion(image, [[1]], { stride }).inserted,
  wrongAnswers: [
    {
      answer: (image, stride) => spread(image, stride, image.length * stride, image[0]!.length * stride),
      hint: 'There are zeros behind the last number as well. Between means between.',
    },
    {
      answer: (image, stride) =>
        spread(
          image,
          stride + 1,
          (image.length - 1) * (stride + 1) + 1,
          (image[0]!.length - 1) * (stride + 1) + 1,
        ),
      hint: 'One zero too many: at stride 1 nothing is put in at all.',
    },
    {
      answer: (image, stride) =>
        image.map((row) => spread([row], stride, 1, (row.length - 1) * stride + 1)[0]!),
      hint: 'The columns are right. Zeros go between the rows, too.',
    },
  ],
});
