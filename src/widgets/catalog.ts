import { convolutionPlayer } from './convolution-player/convolution-player';
import { denseLayer } from './dense-layer/dense-layer';
import { diagnosis } from './diagnosis/diagnosis';
import { framePlayer } from './frame-player/frame-player';
import { latentPlayer } from './latent-player/latent-player';
import { liveGan } from './live-gan/live-gan';
import { lossExplorer } from './loss-explorer/loss-explorer';
import { overlapMap } from './overlap-map/overlap-map';
import { planeFilm } from './plane-film/plane-film';
import { realOrFake } from './real-or-fake/real-or-fake';
import { stampPlayer } from './stamp-player/stamp-player';
import type { Widget } from './widget';

/** Every widget of the course by its tag. */
export const WIDGETS = {
  'gan-convolution-player': convolutionPlayer,
  'gan-dense-layer': denseLayer,
  'gan-diagnosis': diagnosis,
  'gan-frame-player': framePlayer,
  'gan-latent-player': latentPlayer,
  'gan-live-gan': liveGan,
  'gan-loss-explorer': lossExplorer,
  'gan-overlap-map': overlapMap,
  'gan-plane-film': planeFilm,
  'gan-real-or-fake': realOrFake,
  'gan-stamp-player': stampPlayer,
} as const satisfies Record<string, Pick<Widget<never>, 'tag' | 'attributes'>>;

export type WidgetTag = keyof typeof WIDGETS;
