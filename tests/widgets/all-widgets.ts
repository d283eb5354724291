import { readPatients } from '../../src/notebook/diagnosis-game';
import { showFilm, showWidget } from '../../src/notebook/widget';
import { toHtml } from './browser-page';
import { makePlaneFilm, makeSampleFilm, makeSampleWays } from './sample-film';

/** The frames of a film as pictures of a quiz. */
const pickPictures = ({ src, columns, frameWidth }: ReturnType<typeof makeSampleFilm>) => ({
  src,
  columns,
  side: frameWidth,
});

/** Every widget as a cell's output. */
export function listWidgets(): Record<string, string> {
  return {
    convolution: toHtml(showWidget('gan-convolution-player', { step: 2 })),
    stamp: toHtml(showWidget('gan-stamp-player', { step: 3 })),
    overlap: toHtml(showWidget('gan-overlap-map', { kernel: 5 })),
    dense: toHtml(showWidget('gan-dense-layer', { output: 2 })),
    loss: toHtml(showWidget('gan-loss-explorer')),
    diagnosis: toHtml(showWidget('gan-diagnosis', { runs: readPatients(), game: 1, answers: 'hv,i' })),
    film: toHtml(showFilm(makePlaneFilm(), { frame: 18 })),
    latent: toHtml(showWidget('gan-latent-player', makeSampleWays())),
    live: toHtml(showWidget('gan-live-gan', { frame: 4 })),
    quiz: toHtml(
      showWidget('gan-real-or-fake', {
        ...pickPictures(makeSampleFilm()),
        truth: 'rffrrfrf',
        guesses: 'rff',
      }),
    ),
    frames: toHtml(showWidget('gan-frame-player', { ...makeSampleFilm(), frame: 5 })),
  };
}

/** The same, and some with other settings. */
export function listOutputs(): Record<string, string> {
  return {
    ...listWidgets(),
    'convolution-padded': toHtml(
      showWidget('gan-convolution-player', {
        padding: 'same',
        stride: 2,
        inputSize: 7,
        dilation: 2,
        step: 5,
      }),
    ),
    'stamp-strided': toHtml(
      showWidget('gan-stamp-player', { stride: 2, inputSize: 3, kernelSize: 3, padding: 1, step: 4 }),
    ),
    'overlap-even': toHtml(showWidget('gan-overlap-map', { kernel: 4, stride: 2, size: 5 })),
    'frames-plain': toHtml(
      showWidget('gan-frame-player', { ...makeSampleFilm(), series: undefined, frame: 5 }),
    ),
  };
}
