/** The checkpoints of one training: the last few and the best are kept. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Checkpoint,
  CheckpointError,
  readCheckpoint,
  readState,
  type SaveOptions,
  saveCheckpoint,
} from './checkpoint';
import { UNFINISHED } from './write-folder';

interface Entry {
  steps: number;
  folder: string;
}

interface Score {
  score: number;
  noise: number;
}

const toScore = ({ score, scoreNoise = 0 }: { score?: number; scoreNoise?: number }): Score | undefined =>
  score === undefined ? undefined : { score, noise: scoreNoise };

export class CheckpointStore {
  private scores = new Map<string, Score | undefined>();

  constructor(
    readonly folder: string,
    /** How many of the last ones are kept. Default 3. */
    private readonly keep = 3,
  ) {
    if (!Number.isInteger(keep) || keep < 1) {
      throw new Error(`Keep at least 1 checkpoint; got ${keep}.`);
    }
  }

  /** All of them, from the first to the last; they may be damaged. */
  list(): Entry[] {
    let names: string[];
    try {
      names = readdirSync(this.folder);
    } catch {
      return [];
    }
    return names
      .map((name) => ({
        steps: Number(/^step-(\d+)$/.exec(name)?.[1] ?? Number.NaN),
        folder: join(this.folder, name),
      }))
      .filter(({ steps }) => Number.isSafeInteger(steps))
      .sort((a, b) => a.steps - b.steps);
  }

  /**
   * The last checkpoint that can be used; undefined if there is none at all.
   *
   * @param onDamaged hears of each that is passed over.
   * @throws CheckpointError if there are some, and all are damaged.
   */
  readLast(onDamaged: (error: CheckpointError) => void = () => {}): Checkpoint | undefined {
    let last: CheckpointError | undefined;
    for (const { folder } of this.list().reverse()) {
      try {
        return readCheckpoint(folder);
      } catch (error) {
        if (!(error instanceof CheckpointError)) throw error;
        last = error;
        onDamaged(error);
      }
    }
    if (last) throw last;
    return undefined;
  }

  /**
   * The folder of the best: the last one whose score is not worse than the lowest by more than the score's noise, since
   * among such a training's later weights have learned more. Without scores, of the last.
   */
  findBest(): string | undefined {
    const lowest = this.findLowest();
    if (!lowest) return this.list().at(-1)?.folder;
    const { score, noise } = this.scoreOf(lowest)!;
    const isGood = (folder: string) => (this.scoreOf(folder)?.score ?? Infinity) <= score + noise;
    return this.list().findLast(({ folder }) => isGood(folder))?.folder;
  }

  /** The folder of the one with the smallest score, the last of several. */
  private findLowest(): string | undefined {
    let lowest: string | undefined;
    for (const { folder } of this.list()) {
      const found = this.scoreOf(folder);
      if (found && (!lowest || found.score <= this.scoreOf(lowest)!.score)) lowest = folder;
    }
    return lowest;
  }

  /** Writes a checkpoint, then removes those that need not be kept. @returns its folder. */
  async save(options: SaveOptions): Promise<string> {
    const folder = join(this.folder, `step-${String(options.steps).padStart(8, '0')}`);
    // One of the same step, from before a resume: it holds the same numbers, or is damaged.
    if (this.isUsable(folder)) return folder;
    rmSync(folder, { recursive: true, force: true });
    this.clearUnfinished(); // a killed writing's bytes may be the room that this one needs
    await saveCheckpoint(folder, options);
    this.scores.set(folder, toScore(options));
    this.prune(options.steps);
    return folder;
  }

  private isUsable(folder: string): boolean {
    try {
      readCheckpoint(folder);
      return true;
    } catch {
      return false;
    }
  }

  private scoreOf(folder: string): Score | undefined {
    if (!this.scores.has(folder)) {
      let found: Score | undefined;
      try {
        found = toScore(readState(folder));
      } catch {
        // A damaged one is never the best.
      }
      this.scores.set(folder, found);
    }
    return this.scores.get(folder);
  }

  private prune(steps: number): void {
    // The lowest stays beside the best: against it later ones are measured, or they could get worse little by little.
    const kept = [this.findBest(), this.findLowest()];
    const entries = this.list();
    // Later ones are damaged: the training has gone on from an earlier one.
    const later = entries.filter((entry) => entry.steps > steps);
    const earlier = entries.filter((entry) => entry.steps <= steps).slice(0, -this.keep);
    for (const { folder } of [...earlier, ...later]) {
      if (!kept.includes(folder)) rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Removes what writings have left that were killed. */
  clearUnfinished(): void {
    if (!existsSync(this.folder)) return;
    for (const name of readdirSync(this.folder)) {
      if (name.startsWith(UNFINISHED)) rmSync(join(this.folder, name), { recursive: true, force: true });
    }
  }
}
