/** Watches a training in the plane: a live picture, the film and the story of it. The training loop knows nothing of it. */
import type * as tf from '@tensorflow/tfjs';
import { arrangePictures } from '../drawing/arrange';
import { drawText, moveTo, type Picture, toSvg } from '../drawing/picture';
import { boundPoints } from '../metrics/divergences';
import type { Gan } from '../training/gan';
import { History } from '../training/history';
import type { StepReport } from '../training/loop';
import { gridPlaces, takeSnapshot, toPointList } from '../training/point-snapshot';
import { drawFilm, drawPlane, type FilmState } from '../widgets/plane-film/draw';
import type { Film, FilmFrame } from '../widgets/plane-film/film';
import { adaptivePicture } from './adaptive-picture';
import { FEWEST_MOMENTS, pickStory, type StoryFrame, type StoryMoment } from './counterfeiter-story';
import { createDisplay, type Displayable, type LiveDisplay } from './display';
import { formatSeconds } from './format-time';
import { displayable } from './pictures';
import { showFilm, type WidgetDisplay } from './widget';

export interface PointViewOptions {
  gan: Gan;
  /** Real points that are drawn, n × 2, on the scale of the training; some 200 are enough. */
  real: Float32Array;
  /** Latents whose points are watched. The view does not dispose of them. */
  latents: tf.Tensor2D;
  /** Moments of the film after the first. Default 48. */
  frames?: number;
  /** Arrows at the first points. Default 50. */
  arrows?: number;
}

const GRID = [40, 40] as const;

const TOO_SHORT =
  'The training was too short for a story. Run the training cell to its end, then this one again.';

/** A margin of 40 % shows the points that miss. */
const MARGIN = 0.4;

export class PointView {
  readonly history = new History();
  private readonly moments: (FilmFrame & StoryMoment)[] = [];
  private readonly bounds;
  private readonly places: tf.Tensor2D;
  private readonly startedMs = performance.now();
  private live: LiveDisplay | undefined;
  private unseen: StepReport[] = [];

  constructor(private readonly options: PointViewOptions) {
    this.bounds = boundPoints(options.real, MARGIN);
    this.places = gridPlaces(this.bounds, GRID);
  }

  /** Films the beginning: call it before the first step. */
  async start(): Promise<void> {
    await this.film(0, { discriminatorLoss: 0, generatorLoss: 0 });
  }

  /** Takes a step's report; films and redraws when a moment has come. Moments lie closer at the beginning. */
  async show(report: StepReport): Promise<void> {
    this.history.add(report);
    this.unseen.push(report);
    // A step's losses are measured before it moves anything, so the first step's are those of the beginning.
    if (this.history.steps.length === 1 && this.moments[0]) {
      const { discriminatorLoss, generatorLoss } = report;
      this.moments[0] = { ...this.moments[0], discriminatorLoss, generatorLoss };
    }
    const { frames = 48 } = this.options;
    const total = report.epochs * report.stepsPerEpoch;
    const done = this.history.steps.length;
    const due = total * (this.moments.length / frames) ** 1.5;
    if (done < due && done < total) return;
    await this.film(done, {
      discriminatorLoss: meanOf(this.unseen, 'discriminatorLoss'),
      generatorLoss: meanOf(this.unseen, 'generatorLoss'),
    });
    this.unseen = [];
    this.redraw(report, done, total);
  }

  /** Whether all steps that were planned have been taken: false after a stop. */
  get finished(): boolean {
    const last = this.history.steps.at(-1);
    return last !== undefined && this.history.steps.length === last.epochs * last.stepsPerEpoch;
  }

  /** The training as a film with a slider, as a cell's value. */
  replay(): WidgetDisplay {
    return showFilm(this.toFilm(), { frame: 0 });
  }

  /** Seven moments as deck 001's story, as a cell's value; a line below each says what D made of the fakes. */
  story(): Displayable {
    if (this.isTooShort()) return displayable({ 'text/plain': TOO_SHORT });
    const film = this.toFilm();
    const frames = pickStory(this.moments).map(({ title, index }) => {
      const { step, caughtShare } = this.moments[index]!;
      const verdict = `step ${step.toLocaleString('en')}, ${Math.round(100 * caughtShare)} % found out`;
      return { title, index, verdict };
    });
    const strip = (width: number, side: number, breaks: boolean) => {
      const pictures = frames.map(({ title, index, verdict }) => {
        const plane = drawPlane({ film, frame: index, layers: 'map' }, index, side);
        const lines = breaks ? verdict.split(', ') : [verdict];
        return { caption: title, picture: lines.reduce(underline, plane) };
      });
      return arrangePictures(pictures, width, 20);
    };
    const label = frames.map(({ title, verdict }) => `${title}: ${verdict}`).join('. ');
    return displayable(
      adaptivePicture({
        wide: paint(strip(860, 196, false), label),
        narrow: paint(strip(340, 158, true), label),
        label,
      }),
    );
  }

  /** The moments of the story with their numbers; none after a training that was stopped early. */
  storyMoments(): (StoryFrame & StoryMoment)[] {
    if (this.isTooShort()) return [];
    return pickStory(this.moments).map((frame) => {
      const { caughtShare, discriminatorLoss } = this.moments[frame.index]!;
      return { ...frame, caughtShare, discriminatorLoss };
    });
  }

  private isTooShort(): boolean {
    return this.moments.length < FEWEST_MOMENTS;
  }

  /** Lets the map's places go. */
  dispose(): void {
    this.places.dispose();
  }

  private toFilm(): Film {
    return { bounds: this.bounds, grid: GRID, real: toPointList(this.options.real), frames: this.moments };
  }

  private async film(
    step: number,
    losses: Pick<FilmFrame, 'discriminatorLoss' | 'generatorLoss'>,
  ): Promise<void> {
    const { gan, latents, arrows = 50 } = this.options;
    const { map, fake, pulls, caughtShare } = await takeSnapshot(gan, { latents, places: this.places });
    this.moments.push({ step, map, fake, arrows: pulls.slice(0, arrows), caughtShare, ...losses });
  }

  private redraw(report: StepReport, done: number, total: number): void {
    const elapsed = (performance.now() - this.startedMs) / 1000;
    const rest =
      done === total
        ? `done in ${formatSeconds(elapsed)}`
        : `${formatSeconds((elapsed / done) * (total - done))} left`;
    const status = `epoch ${report.epoch} of ${report.epochs} · ${rest}`;
    const state: FilmState = { film: this.toFilm(), frame: this.moments.length - 1, layers: 'all' };
    const draw = (layout: 'wide' | 'narrow') => paint(underline(drawFilm(state, layout), status), status);
    const bundle = adaptivePicture({ wide: draw('wide'), narrow: draw('narrow'), label: status });
    if (this.live) this.live.update(bundle);
    else this.live = createDisplay(bundle);
  }
}

/** Watches a training in the plane: pass each of its reports to `show`. */
export async function watchPoints(options: PointViewOptions): Promise<PointView> {
  const view = new PointView(options);
  await view.start();
  return view;
}

function meanOf(reports: readonly StepReport[], key: 'discriminatorLoss' | 'generatorLoss'): number {
  return reports.reduce((sum, report) => sum + report[key], 0) / reports.length;
}

function underline(picture: Picture, text: string): Picture {
  const line = drawText(0, picture.height + 14, text, { size: 12 });
  return { ...picture, height: picture.height + 26, content: picture.content + line };
}

/** On a white card with a margin, so that it reads on a dark page too. */
function paint(picture: Picture, label: string): string {
  const margin = 12;
  const card = {
    ...picture,
    width: picture.width + 2 * margin,
    height: picture.height + 2 * margin,
    content: moveTo(margin, margin, picture.content),
  };
  return toSvg(card, label, { style: 'background:#fff' });
}
