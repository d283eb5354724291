/** Runs a training from the command line: everything that is drawn, written and told while the loop goes on. */
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { encodePng } from '../../drawing/png';
import { toOneHot } from '../../models/conditional';
import type { Network } from '../../models/network';
import { RandomStream } from '../../random/stream';
import { type Checkpoint, NotFiniteWeightError } from '../../training/checkpoints/checkpoint';
import { CheckpointStore } from '../../training/checkpoints/store';
import type { StoredNetworks } from '../../training/checkpoints/stored-networks';
import { listVariables } from '../../training/checkpoints/trained-variables';
import { writeFileWhole } from '../../training/checkpoints/write-folder';
import { chooseSwing, HealthMonitor } from '../../training/health';
import { type ProbeInputs, probeHealth } from '../../training/health-probe';
import { NotFiniteError, type StepReport } from '../../training/loop';
import type { Recipe, RecipeData } from '../../training/recipes';
import { TrainingSession, type TrainingSettings } from '../../training/session';
import { stepStatus } from '../../training/steps/recorded-step';
import { formatDuration } from '../progress';
import { UserError } from '../user-error';
import { checkRoom } from './check-room';
import { choosePainter, Film, type Painter } from './film';
import { type EpochRecord, readRecords, writeHistory } from './history-files';
import { describeFloor, measureFloor, SCORED, type ScoreFloor, scoreGenerator } from './score';
import { type TrainingWatch, watchTraining } from './watch-training';

export const CHECKPOINT_FOLDER = 'checkpoints';

export interface RunOptions {
  out: string;
  recipe: Recipe;
  data: RecipeData;
  settings: TrainingSettings;
  versions: Record<string, string>;
  /** Where to go on. */
  checkpoint?: Checkpoint;
  /** Weights to begin with; they are copied. */
  start?: StoredNetworks;
  /** Checkpoints that are kept beside the best. */
  keep: number;
  /** Steps between checkpoints, beside those at the epochs' ends; 0 for none. */
  checkpointSteps: number;
  /** Asked after every step. */
  isStopped(): boolean;
  /** Asked before anything is written. @throws Error if the folder is another training's by now. */
  assertHeld?(): void;
}

/** Steps between two probes of the training's health, and examples in one. */
const PROBE_STEPS = 50;
const PROBED = 16;

function takeProbeInputs(
  generator: Network,
  { real, labels }: { real: Float32Array; labels?: Uint8Array },
  seed: number,
): ProbeInputs {
  const size = generator.outputShape.reduce((product, length) => product * length, 1);
  const latentSize = generator.spec.inputShape[0]!;
  const { classes } = generator.spec;
  const latents = new RandomStream(seed).fork('health').normals(PROBED * latentSize);
  return {
    latents: tf.tensor2d(latents, [PROBED, latentSize]),
    real: tf.tensor(real.slice(0, PROBED * size), [PROBED, ...generator.outputShape]),
    labels: classes && labels ? toOneHot(labels, classes) : undefined,
  };
}

class TrainingRun {
  private readonly session: TrainingSession;
  private readonly store: CheckpointStore;
  private readonly film = new Film();
  private readonly painter: Painter;
  private readonly records: EpochRecord[] = [];
  private readonly watch: TrainingWatch = watchTraining();
  private readonly real: Float32Array;
  private readonly health: HealthMonitor;
  private readonly probed: ProbeInputs;
  private epochMs = 0;
  private score: number | undefined;
  private readonly floor: ScoreFloor | undefined;

  constructor(private readonly options: RunOptions) {
    const { out, recipe, data, settings, checkpoint, start, keep } = options;
    this.session = new TrainingSession({ recipe, data, settings, checkpoint, start });
    this.health = new HealthMonitor({ swing: chooseSwing(settings.game?.loss ?? 'non-saturating') });
    this.store = new CheckpointStore(join(out, CHECKPOINT_FOLDER), keep);
    this.real = data.examples(SCORED);
    const { generator } = this.session.gan;
    const real = recipe.kind === 'points' ? data.examples(1000) : this.real;
    this.painter = choosePainter({ kind: recipe.kind, generator, seed: settings.seed, real });
    this.probed = takeProbeInputs(
      generator,
      { real: this.real, labels: data.labels?.(PROBED) },
      settings.seed,
    );
    const size = generator.outputShape.reduce((product, length) => product * length, 1);
    this.floor = measureFloor((count) => data.examples(count), size, settings.seed);
    if (checkpoint) {
      this.film.restore(checkpoint.tensors);
      this.records.push(...readRecords(out, checkpoint.state.place.epoch));
    }
  }

  /** @returns the folder of the last checkpoint. */
  async run(): Promise<string> {
    const { session, film, watch, options } = this;
    let last = '';
    this.lookForRoom();
    if (this.floor) watch.say(describeFloor(this.floor));
    if (session.steps === 0) film.add(0, await this.painter.paint(session.sampler()));
    const first = session.steps + 1;
    let begun = Date.now();
    for await (const report of session.run()) {
      const ms = Date.now() - begun;
      this.epochMs += ms;
      watch.step(report, session.steps, session.totalSteps, ms);
      if (session.steps === first) this.sayPrecision();
      await this.lookAfter(report);
      const isEpochEnd = report.step === report.stepsPerEpoch;
      const isDue = options.checkpointSteps > 0 && session.steps % options.checkpointSteps === 0;
      const isStopped = options.isStopped();
      if (isEpochEnd || isDue || isStopped) options.assertHeld?.();
      if (film.wants(session.steps, session.totalSteps) || isEpochEnd) await this.look(report, isEpochEnd);
      if (isEpochEnd || isDue || isStopped) last = await this.save();
      if (isStopped) break;
      begun = Date.now();
    }
    watch.close();
    return last;
  }

  /** @throws UserError if not one checkpoint fits onto the disk. */
  private lookForRoom(): void {
    const { session, store, options, watch } = this;
    store.clearUnfinished();
    const numbers = [...listVariables(session).values()].reduce((sum, { size }) => sum + size, 0);
    const warning = checkRoom({
      folder: options.out,
      bytes: Float32Array.BYTES_PER_ELEMENT * numbers,
      keep: options.keep,
      held: store.list().length,
    });
    if (warning) watch.say(warning);
  }

  /** Says where a step had to keep more digits than were wished for. */
  private sayPrecision(): void {
    if (this.session.settings.precision !== 'bfloat16') return;
    for (const { precision, reason } of Object.values(stepStatus(this.session.gan))) {
      if (precision !== 'bfloat16') this.watch.say(`The step keeps float32: ${reason}.`);
    }
  }

  /** Says what has gone wrong. */
  private async lookAfter(report: StepReport): Promise<void> {
    const { session, health, probed } = this;
    const findings = health.takeStep(report, tf.memory().numTensors);
    if (session.steps % PROBE_STEPS === 0) {
      findings.push(...health.takeProbe(await probeHealth(session.gan, probed)));
    }
    for (const { sentence } of findings) this.watch.say(`Step ${session.steps}: ${sentence}`);
  }

  /** A frame of the film; at an epoch's end the grid, the score and the histories, too. */
  private async look(report: StepReport, isEpochEnd: boolean): Promise<void> {
    const { session, film, options } = this;
    const generator = session.sampler();
    const raster = await this.painter.paint(generator);
    if (film.wants(session.steps, session.totalSteps)) film.add(session.steps, raster);
    if (!isEpochEnd) return;
    const score = await scoreGenerator(generator, this.real, session.settings.seed);
    this.score = score;
    const { epoch } = report;
    const seconds = this.epochMs / 1000;
    this.epochMs = 0;
    this.records.push({ epoch, seconds, score });
    writeFileWhole(
      join(options.out, 'grids', `epoch-${String(epoch).padStart(4, '0')}.png`),
      encodePng(raster),
    );
    this.writeResults();
    const mean = this.meansOf(epoch);
    this.watch.say(
      `epoch ${epoch} of ${report.epochs}: D loss ${mean.d}, G loss ${mean.g}, ` +
        `distance ${score.toFixed(4)}, ${this.describeStrength()}${formatDuration(seconds * 1000)}`,
    );
  }

  /** How many images adaptive augmentation changes by now. */
  private describeStrength(): string {
    const { strength } = this.session.gan;
    return strength ? `${(100 * strength.probability).toFixed(0)} % augmented, ` : '';
  }

  private meansOf(epoch: number): { d: string; g: string } {
    const steps = this.session.history.filter((report) => report.epoch === epoch);
    const mean = (pick: (report: StepReport) => number) =>
      (steps.reduce((sum, report) => sum + pick(report), 0) / steps.length).toFixed(3);
    return { d: mean((report) => report.discriminatorLoss), g: mean((report) => report.generatorLoss) };
  }

  private writeResults(): void {
    const { session, film, options } = this;
    const { settings, versions, out } = options;
    writeHistory(out, session.history, this.records, { settings, versions, floor: this.floor });
    const { png, options: player } = film.develop(session.history);
    writeFileWhole(join(out, 'film.png'), png);
    writeFileWhole(join(out, 'film.json'), `${JSON.stringify(player)}\n`);
  }

  private save(): Promise<string> {
    const { session, options, score } = this;
    this.score = undefined;
    return this.store.save(
      session.snapshot({
        extras: this.film.store(),
        score,
        // Two deviations: of equally good generators one in forty seems that much worse.
        scoreNoise: this.floor && 2 * this.floor.deviation,
        versions: options.versions,
      }),
    );
  }

  dispose(): void {
    this.watch.close();
    this.painter.dispose();
    tf.dispose({ ...this.probed });
    this.session.dispose();
  }
}

function findLastGood(store: CheckpointStore): string | undefined {
  try {
    return store.readLast()?.folder;
  } catch {
    return undefined; // all of them are damaged
  }
}

/**
 * Trains to the end, or until it is stopped.
 *
 * @returns the folder of the last checkpoint.
 * @throws UserError that names the last good checkpoint, if numbers are no longer finite.
 */
export async function runTraining(options: RunOptions): Promise<string> {
  const run = new TrainingRun(options);
  try {
    return await run.run();
  } catch (error) {
    if (!(error instanceof NotFiniteError || error instanceof NotFiniteWeightError)) throw error;
    const last = findLastGood(new CheckpointStore(join(options.out, CHECKPOINT_FOLDER)));
    throw new UserError(
      `${error.message} ${last ? `The last good checkpoint is ${last}.` : 'There is no checkpoint yet.'}`,
    );
  } finally {
    run.dispose();
  }
}
