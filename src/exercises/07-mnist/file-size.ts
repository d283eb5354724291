import { askForFunction } from '../ask';

const multiply = (sizes: number[]) => sizes.reduce((product, size) => product * size, 1);

/** The header of IDX: a magic number and as many sizes as it announces, four bytes each. */
export const fileSize = askForFunction({
  id: '07-file-size',
  title: 'How long is an IDX file?',
  starter: `/** Bytes of an IDX file, header and all: [500, 32, 32] are 500 images of 32 × 32 pixels. */
function fileSize(sizes: number[]): number {
  return todo();
}

check('07-file-size', fileSize);`,
  worked: `// 4 bytes for the kind, 4 for each size, one for each number
return 4 + 4 * sizes.length + sizes.reduce((product, size) => product * size, 1);`,
  hints: [
    'Count the tiny file above: it has the sizes 1, 2 and 2, and 20 bytes.',
    'A header has a magic number, then the sizes. Each of them takes four bytes.',
    'After the header comes one byte a pixel: the product of all sizes.',
  ],
  cases: (): [number[]][] => [[[1, 2, 2]], [[500, 32, 32]], [[10_000]], [[20, 28, 28, 3]]],
  solution: (sizes) => 4 + 4 * sizes.length + multiply(sizes),
  wrongAnswers: [
    {
      answer: multiply,
      hint: 'The pixels are right. What stands in the file before them?',
    },
    {
      answer: (sizes) => 4 + multiply(sizes),
      hint: 'You have the magic number and the pixels. The sizes stand in the file, too.',
    },
    {
      answer: (sizes) => 4 * sizes.length + multiply(sizes),
      hint: 'You have the sizes and the pixels. What do the very first bytes hold?',
    },
    {
      answer: (sizes) => 16 + multiply(sizes),
      hint: 'Right for images. A file of labels has only one size, so how long is its header?',
    },
    {
      answer: (sizes) => (4 + 4 * sizes.length) * multiply(sizes),
      hint: 'You multiply by the length of the header. A file has only one header, before all pixels.',
    },
  ],
});
