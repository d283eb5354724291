/**
 * Watches a training: one picture that is redrawn while it runs (images of fixed latents, both losses, D's verdicts,
 * the time left), and a film of it all at the end. The training loop knows nothing of it.
 */
import type * as tf from '@tensorflow/tfjs';
import { layOutGrid } from '../drawing/image-grid';
import { packFilm, packFrame } from '../drawing/pack-film';
import type { Raster } from '../drawing/png';
import { trainingCurves } from '../figures/training-curves';
import type { Network } from '../models/network';
import { History } from '../training/history';
import type { StepReport } from '../training/loop';
import { generateImages } from '../training/sample';
import { createDisplay, type Displayable, type LiveDisplay } from './display';
import { formatSeconds } from './format-time';
import { displayable } from './pictures';
import { drawTraining } from './training-picture';
import { showWidget, type WidgetDisplay } from './widget';

export interface TrainingViewOptions {
  /** What draws: a network, or a function that makes it ready to draw (an average needs fresh statistics). */
  generator: Network | (() => Network);
  /** The latents whose images are watched, e.g. 16 of them. The view does not dispose of them. */
  latents: tf.Tensor2D;
  /** Frames of the film, at most; fewer where the pictures are large. Default 40. */
  frames?: number;
  /** Seconds between redraws, at least. Default 1. */
  redrawSeconds?: number;
}

interface FilmFrame {
  raster: Raster;
  caption: string;
  report?: StepReport;
}

const NOTHING_YET = 'No step was taken, so there is nothing to show yet: run the training cell first.';

export class TrainingView {
  readonly history = new History();
  private readonly film: FilmFrame[] = [];
  private live: LiveDisplay | undefined;
  private readonly startedMs = performance.now();
  private drawnMs = Number.NEGATIVE_INFINITY;
  private readonly latents: tf.Tensor2D;
  private readonly sampler: () => Network;
  private readonly maxFrames: number;
  private readonly redrawMs: number;

  constructor({ generator, latents, frames = 40, redrawSeconds = 1 }: TrainingViewOptions) {
    this.sampler = typeof generator === 'function' ? generator : () => generator;
    this.latents = latents;
    this.maxFrames = frames;
    this.redrawMs = redrawSeconds * 1000;
  }

  /** Takes a step's report, and redraws if it is time. */
  async show(report: StepReport): Promise<void> {
    this.history.add(report);
    const done = this.history.steps.length;
    const total = report.epochs * report.stepsPerEpoch;
    const isLast = done === total;
    // The first step, the last, and what lies evenly between them.
    const isFilmed = isLast || Math.floor((done * (this.maxFrames - 1)) / total) >= this.film.length;
    const isDue = performance.now() - this.drawnMs >= this.redrawMs;
    if (!isFilmed && !isDue) return;
    const raster = layOutGrid(await generateImages(this.sampler(), this.latents));
    const caption = `epoch ${report.epoch}, step ${report.step}`;
    if (isFilmed) this.film.push({ raster, caption, report });
    if (isDue || isLast) this.redraw(raster, report, done, total);
  }

  /** Seconds of training for an epoch, on average. */
  get secondsPerEpoch(): number {
    const last = this.history.steps[this.history.steps.length - 1];
    if (!last) return 0;
    const seconds = (this.drawnMs - this.startedMs) / 1000;
    return (seconds * last.stepsPerEpoch) / this.history.steps.length;
  }

  /** Whether all steps that were planned have been taken: false after a stop. */
  get finished(): boolean {
    const last = this.history.steps.at(-1);
    return last !== undefined && this.history.steps.length === last.epochs * last.stepsPerEpoch;
  }

  /** Both pairs of curves, as a cell's value. */
  curves(): Displayable {
    if (this.history.steps.length === 0) throw new Error(NOTHING_YET);
    return displayable(trainingCurves(this.history.steps));
  }

  /** The training as a film with a slider, as a cell's value. */
  replay(): WidgetDisplay {
    const last = this.film[this.film.length - 1];
    if (!last) throw new Error(NOTHING_YET);
    const { src, kept } = packFilm(this.film.map((frame) => frame.raster));
    const frames = kept.map((index) => this.film[index]!);
    const reports = frames.map((frame) => frame.report!);
    return showWidget(
      'gan-frame-player',
      {
        src,
        frames: frames.length,
        columns: 1,
        frameWidth: last.raster.width,
        frameHeight: last.raster.height,
        unit: 'frame',
        captions: frames.map((frame) => frame.caption),
        series: [
          { name: 'discriminator loss', values: reports.map((r) => roundTo(r.discriminatorLoss)) },
          { name: 'generator loss', values: reports.map((r) => roundTo(r.generatorLoss)) },
        ],
        label: 'Images of the same latents while the generator learns',
      },
      { still: packFrame(last.raster), stillWidth: last.raster.width * 3 },
    );
  }

  private redraw(images: Raster, report: StepReport, done: number, totalSteps: number): void {
    this.drawnMs = performance.now();
    const elapsed = (this.drawnMs - this.startedMs) / 1000;
    const perStep = elapsed / done;
    const status = [
      `epoch ${report.epoch} of ${report.epochs}, step ${report.step} of ${report.stepsPerEpoch}`,
      `${formatSeconds(perStep * report.stepsPerEpoch)} an epoch`,
      done === totalSteps
        ? `done in ${formatSeconds(elapsed)}`
        : `${formatSeconds(perStep * (totalSteps - done))} left`,
    ].join(' · ');
    const bundle = drawTraining({ images, points: this.history.steps, totalSteps, status });
    if (this.live) this.live.update(bundle);
    else this.live = createDisplay(bundle);
  }
}

function roundTo(value: number): number {
  return Number(value.toPrecision(4));
}

/** Watches a training: pass each of its reports to `show`. */
export function watchTraining(options: TrainingViewOptions): TrainingView {
  return new TrainingView(options);
}
