import { askForFunction } from '../ask';

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** For every pixel, its values in all images. */
const listColumns = (images: number[][]) =>
  images[0]!.map((_, pixel) => images.map((image) => image[pixel]!));

/** The blurry digit, by hand. */
export const meanImage = askForFunction({
  id: '07-mean-image',
  title: 'The mean of some images',
  starter: `/** The mean image: entry p is the mean of pixel p over all images. */
function meanImage(images: number[][]): number[] {
  return todo();
}

check('07-mean-image', meanImage);`,
  worked: `return images[0].map((_, pixel) =>
  images.reduce((sum, image) => sum + image[pixel], 0) / images.length,
);`,
  hints: [
    'As many numbers come out as one image has pixels.',
    'For each pixel p, add up images[0][p], images[1][p], and so on.',
    'Divide each sum by the number of images, images.length.',
  ],
  cases: (): [number[][]][] => [
    [
      [
        [0, 100, 200],
        [100, 100, 0],
      ],
    ],
    [
      [
        [255, 0],
        [255, 0],
        [0, 0],
      ],
    ],
    [[[7, 8]]],
  ],
  solution: (images) => listColumns(images).map(mean),
  wrongAnswers: [
    {
      answer: (images) => images.map(mean),
      hint: 'You have one number for each image. Go the other way: one number for each pixel.',
    },
    {
      answer: (images) => listColumns(images).map((values) => mean(values) * values.length),
      hint: 'Those are the sums. What makes a mean of a sum?',
    },
    {
      answer: (images) =>
        listColumns(images).map((values) => (mean(values) * values.length) / images[0]!.length),
      hint: 'You divide by the number of pixels. How many numbers did you add up for one pixel?',
    },
  ],
});
