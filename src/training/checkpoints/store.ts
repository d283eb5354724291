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

export class CheckpointStore {
  private scores = new Map<string, number | undefined>();

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

  /** The folder of the one with the best (smallest) score, or, without scores, of the last. */
  findBest(): string | undefined {
    const entries = this.list();
    const scored = entries.filter(({ folder }) => this.scoreOf(folder) !== undefined);
    scored.sort((a, b) => this.scoreOf(a.folder)! - this.scoreOf(b.folder)!);
    return (scored[0] ?? entries[entries.length - 1])?.folder;
  }

  /** Writes a checkpoint, then removes those that need not be kept. @returns its folder. */
  async save(options: SaveOptions): Promise<string> {
    const folder = join(this.folder, `step-${String(options.steps).padStart(8, '0')}`);
    // One of the same step, from before a resume: it holds the same numbers, or is damaged.
    if (this.isUsable(folder)) return folder;
    rmSync(folder, { recursive: true, force: true });
    this.clearUnfinished(); // a killed writing's bytes may be the room that this one needs
    await saveCheckpoint(folder, options);
    this.scores.set(folder, options.score);
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

  private scoreOf(folder: string): number | undefined {
    if (!this.scores.has(folder)) {
      let score: number | undefined;
      try {
        ({ score } = readState(folder));
      } catch {
        // A damaged one is never the best.
      }
      this.scores.set(folder, score);
    }
    return this.scores.get(folder);
  }

  private prune(steps: number): void {
    const best = this.findBest();
    const entries = this.list();
    // Later ones are damaged: the training has gone on from an earlier one.
    const later = entries.filter((entry) => entry.steps > steps);
    const earlier = entries.filter((entry) => entry.steps <= steps).slice(0, -this.keep);
    for (const { folder } of [...earlier, ...later]) {
      if (folder !== best) rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Removes what writings have left that were killed. */
  private clearUnfinished(): void {
    if (!existsSync(this.folder)) return;
    for (const name of readdirSync(this.folder)) {
      if (name.startsWith(UNFINISHED)) rmSync(join(this.folder, name), { recursive: true, force: true });
    }
  }
}
