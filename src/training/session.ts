/**
 * A training that can be stopped and taken up again: networks, average, learning rates, place and history, which go
 * into a checkpoint together and come out of it together.
 */
import type { Precision } from '../backend/recording/graph';
import { RandomStream } from '../random/stream';
import { GeneratorAverage } from './averages';
import { type Checkpoint, CheckpointError, type SaveOptions } from './checkpoints/checkpoint';
import { restoreTraining } from './checkpoints/restore';
import type { StoredNetworks } from './checkpoints/stored-networks';
import type { Game } from './game';
import { networksFor } from './game-networks';
import { buildGan, type Gan } from './gan';
import { type Place, type StepReport, startPlace } from './loop';
import type { OptimizerOptions } from './optimizers';
import type { Recipe, RecipeData } from './recipes';
import { rateFactor, type Schedule } from './schedules';

/** All that decides a training's numbers; it is kept in every checkpoint. */
export interface TrainingSettings {
  model: string;
  profile: string;
  seed: number;
  epochs: number;
  batchSize: number;
  optimizer: { generator: OptimizerOptions; discriminator: OptimizerOptions };
  normalizationMomentum?: number;
  /** Decay of the generator's average; 0 for none. */
  averageDecay: number;
  schedule: Schedule;
  /** What convolutions multiply; default float32. */
  precision?: Precision;
  /** Which game is played; checkpoints from before games had a choice have none, and play their recipe's. */
  game?: Game;
  /** The weights that it began with, instead of fresh ones. */
  startFrom?: string;
  data: { source: string; count: number; checksum: string };
}

export interface SessionOptions {
  recipe: Pick<Recipe, 'networks'>;
  data: Pick<RecipeData, 'train' | 'stepsPerEpoch'>;
  settings: TrainingSettings;
  /** Where to go on. */
  checkpoint?: Checkpoint;
  /** Weights to begin with, instead of fresh ones; they are copied. */
  start?: StoredNetworks;
}

/** What a checkpoint gets beside the numbers of the training itself. */
export type SaveExtras = Pick<SaveOptions, 'extras' | 'score' | 'scoreNoise' | 'versions'>;

export class TrainingSession {
  readonly gan: Gan;
  readonly average?: GeneratorAverage;
  readonly history: StepReport[] = [];
  readonly stepsPerEpoch: number;
  private readonly place: Place;
  private readonly firstRates: { generator: number; discriminator: number };

  /** @throws CheckpointError if the checkpoint is of another training. */
  constructor(private readonly options: SessionOptions) {
    const { recipe, data, settings, checkpoint, start } = options;
    const random = new RandomStream(settings.seed);
    this.gan = buildGan({
      ...networksFor(recipe.networks, settings.game ?? {}),
      random,
      optimizer: settings.optimizer,
      normalizationMomentum: settings.normalizationMomentum,
      precision: settings.precision,
    });
    if (start) this.beginWith(start);
    this.firstRates = {
      generator: this.gan.generatorOptimizer.learningRate,
      discriminator: this.gan.discriminatorOptimizer.learningRate,
    };
    if (settings.averageDecay > 0) {
      this.average = new GeneratorAverage(this.gan.generator, { decay: settings.averageDecay });
    }
    this.stepsPerEpoch = data.stepsPerEpoch(settings.batchSize, settings.game?.k);
    this.place = startPlace(random.fork('shuffle'));
    if (checkpoint) this.restore(checkpoint);
  }

  /** Both players' weights; the optimisers begin anew. @throws CheckpointError if they are of other networks. */
  private beginWith({ generator, discriminator }: StoredNetworks): void {
    const pairs = [
      [this.gan.generator, generator],
      [this.gan.discriminator, discriminator],
    ] as const;
    for (const [mine, theirs] of pairs) {
      const [wanted, given] = [mine, theirs].map((network) =>
        network ? network.weights.map(({ shape }) => `[${shape}]`).join(' ') : 'none',
      );
      if (!theirs || wanted !== given) {
        this.gan.dispose();
        throw new CheckpointError(
          `The weights to begin with (${this.settings.startFrom}) are of other networks than those of ` +
            `"${this.settings.model}". Name weights of the same model, with both players.`,
        );
      }
      mine.setWeights(theirs.weights);
    }
  }

  private restore(checkpoint: Checkpoint): void {
    const { data } = checkpoint.state.settings as unknown as TrainingSettings;
    if (data?.checksum !== this.settings.data.checksum) {
      this.dispose();
      throw new CheckpointError(
        `The checkpoint ${checkpoint.folder} was trained on other data: ${data?.count} from "${data?.source}", here ` +
          `${this.settings.data.count} from "${this.settings.data.source}". Name the same data (--data), or begin anew.`,
      );
    }
    try {
      restoreTraining(this, checkpoint);
    } catch (error) {
      this.dispose();
      throw error;
    }
    Object.assign(this.place, structuredClone(checkpoint.state.place));
    this.history.push(...checkpoint.history);
  }

  get settings(): TrainingSettings {
    return this.options.settings;
  }

  /** Steps taken since the beginning. */
  get steps(): number {
    return this.history.length;
  }

  /** Steps of the whole training. */
  get totalSteps(): number {
    return this.stepsPerEpoch * this.settings.epochs;
  }

  /** The generator that samples are drawn from: the average, where there is one, with fresh statistics. */
  sampler(): Gan['generator'] {
    if (!this.average) return this.gan.generator;
    this.average.refreshStatistics(new RandomStream(this.settings.seed).fork('standing statistics'));
    return this.average.network;
  }

  /** Takes the steps that are left; may be left at any of them. Everything is up to date when a report comes. */
  async *run(): AsyncGenerator<StepReport> {
    const { batchSize, epochs, game } = this.settings;
    this.setRates();
    for await (const report of this.options.data.train(this.gan, {
      batchSize,
      epochs,
      game,
      place: this.place,
    })) {
      this.history.push(report);
      this.average?.update();
      this.setRates();
      yield report;
    }
  }

  private setRates(): void {
    const factor = rateFactor(this.settings.schedule, this.steps / this.totalSteps);
    // A rate of zero is no rate: the last step may get very little, but something.
    const scale = Math.max(factor, 1e-6);
    this.gan.generatorOptimizer.learningRate = this.firstRates.generator * scale;
    this.gan.discriminatorOptimizer.learningRate = this.firstRates.discriminator * scale;
  }

  /** What `CheckpointStore.save` takes. */
  snapshot(extras: SaveExtras): SaveOptions {
    const { gan, average, steps, place, history } = this;
    this.sampler(); // the average goes into the file with the statistics that belong to it
    const settings = this.settings as unknown as Record<string, unknown>;
    return { gan, average, steps, place, history, settings, ...extras };
  }

  dispose(): void {
    this.average?.dispose();
    this.gan.dispose();
  }
}
