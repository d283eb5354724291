import type { Matrix, Vector } from '../arithmetic/matrix';
import type { ChartSeries } from '../drawing/line-chart';
import type { RingCurves } from '../figures/run-card';
import type { Layers } from './plane-film/draw';

/** What every widget takes. */
export interface CommonOptions {
  /** Heading of the card in place of the widget's own. */
  heading?: string;
}

export interface ConvolutionPlayerOptions extends CommonOptions {
  /** Up to 16×16; deck 000's example when left out. */
  input?: Matrix;
  kernel?: Matrix;
  /** Cuts or enlarges the input to a square of this side, 1 … 8. */
  inputSize?: number;
  /** 1 … 5 */
  kernelSize?: number;
  /** `'valid'` when left out; a number is PyTorch's p. */
  padding?: 'valid' | 'same' | 'full' | number | `${number}`;
  stride?: number;
  dilation?: number;
  /** Turns the kernel by 180°: true convolution. */
  flip?: boolean;
  /** The window shown first, from 0. */
  step?: number;
}

export interface StampPlayerOptions extends CommonOptions {
  /** Deck 002's example when left out. */
  input?: Matrix;
  kernel?: Matrix;
  /** 1 … 4 */
  inputSize?: number;
  /** 1 … 5 */
  kernelSize?: number;
  padding?: 'valid' | 'same' | number | `${number}`;
  stride?: number;
  /** The stamp shown first, from 0. */
  step?: number;
}

export interface OverlapMapOptions extends CommonOptions {
  /** 1 … 6, 3 when left out. */
  kernel?: number;
  /** 1 … 4, 2 when left out. */
  stride?: number;
  /** Side of the input, 2 … 9, 6 when left out. */
  size?: number;
}

export interface DenseLayerOptions extends CommonOptions {
  input?: Vector;
  /** `[inputs][outputs]`, up to 8×10. */
  weights?: Matrix;
  bias?: Vector;
  /** The output shown first, from 0. */
  output?: number;
}

export interface LossExplorerOptions extends CommonOptions {
  /** −8 … 8; deck 002's −6 when left out. */
  logit?: number;
}

export interface FramePlayerOptions extends CommonOptions {
  /** Data URL of the image that holds all frames, in rows from the left. */
  src: string;
  frames: number;
  /** Frames in a row; all in one row when left out. */
  columns?: number;
  /** Pixels of a frame as stored; 28 when left out. */
  frameWidth?: number;
  frameHeight?: number;
  /** The frame shown first, from 0; the last one when left out. */
  frame?: number;
  /** What a frame is called, `frame` when left out, and the number of the first, 1 when left out. */
  unit?: string;
  first?: number;
  /** A text for each frame. */
  captions?: readonly string[];
  /** Curves beside the film, a value for each frame. */
  series?: readonly ChartSeries[];
  /** What the pictures show, for those who do not see them. */
  label?: string;
}

export interface LatentPlayerOptions extends CommonOptions {
  /** Data URL of the image that holds all frames: a row for each way, from its first place to its last. */
  src: string;
  /** What each row is called: `['on the sphere', 'straight']`, or the names of directions. */
  ways: readonly string[];
  /** What each place is called: `['0', '0.5', '1']`. */
  places: readonly string[];
  /** Pixels of a frame as stored; 28 when left out. */
  frameWidth?: number;
  frameHeight?: number;
  /** The way and the place shown first, from 0. */
  way?: number;
  place?: number;
  /** What a place is a value of, for example `share of the way`. */
  unit?: string;
  /** What the pictures show, for those who do not see them. */
  label?: string;
}

export interface PlaneFilmOptions extends CommonOptions {
  /** The frame shown first, from 0; the last one when left out. */
  frame?: number;
  layers?: Layers;
}

export interface LiveGanOptions extends CommonOptions {
  /** What it learns; the parabola of deck 002 when left out. */
  shape?: 'parabola' | 'ring' | 'moons';
  /** Learning rate of both networks, 0.004 when left out. */
  rate?: number;
  seed?: number;
  /** The frame shown first, from 0; four steps each. */
  frame?: number;
}

export interface RealOrFakeOptions extends CommonOptions {
  /** Data URL of the image that holds all pictures, in rows from the left. */
  src: string;
  /** For each picture `r` (real) or `f` (fake): `'rffr'`. */
  truth: string;
  /** Pictures in a row; all in one row when left out. */
  columns?: number;
  /** Pixels of a picture's side as stored; 28 when left out. */
  side?: number;
  /** What the discriminator said of each picture, in the same letters. */
  critic?: string;
  /** The guesses so far. */
  guesses?: string;
}

export interface DiagnosisOptions extends CommonOptions {
  /** The eight runs of experiments/failures/patients.json, in their order there. */
  runs: readonly RingCurves[];
  /** Shuffles the runs, a whole number from 0 on; 0 when left out. */
  game?: number;
  /** What was said so far: see `readDiagnosis`. */
  answers?: string;
  /** Cards in a row on paper, 1 … 4; 2 when left out. */
  columns?: number;
}

/** The options of each widget that `showWidget` shows. */
export interface WidgetOptions {
  'gan-convolution-player': ConvolutionPlayerOptions;
  'gan-dense-layer': DenseLayerOptions;
  'gan-diagnosis': DiagnosisOptions;
  'gan-frame-player': FramePlayerOptions;
  'gan-latent-player': LatentPlayerOptions;
  'gan-live-gan': LiveGanOptions;
  'gan-loss-explorer': LossExplorerOptions;
  'gan-overlap-map': OverlapMapOptions;
  'gan-real-or-fake': RealOrFakeOptions;
  'gan-stamp-player': StampPlayerOptions;
}
