/** What lecture 2 computes: layers by hand, on the decks' own numbers. */
import { convolve } from '../../src/arithmetic/convolution';
import { defineLecture } from '../../src/slides/lecture';
import { DECK_INPUT, DECK_KERNEL } from '../../src/widgets/convolution-player/state';
import { formatNumber } from '../../src/widgets/format-number';

const output = convolve(DECK_INPUT, DECK_KERNEL);

export default defineLecture({
  values: {
    'conv.wrong-place': () => formatNumber(output[1]![0]!),
  },
});
