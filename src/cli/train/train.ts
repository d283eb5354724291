/** The train command: checks all that can be wrong before anything long begins, then trains. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { whyNoBfloat16 } from '../../backend/bfloat16';
import { CheckpointError } from '../../training/checkpoints/checkpoint';
import { CheckpointStore } from '../../training/checkpoints/store';
import { WriteError } from '../../training/checkpoints/write-folder';
import type { ProfileName } from '../../training/profiles';
import { findRecipe } from '../../training/recipes';
import type { TrainingSettings } from '../../training/session';
import { assertProfile, assertSeed } from '../choices';
import { folders, resolveUserPath } from '../project';
import { answerStops, STOPPED } from '../stop';
import { UserError } from '../user-error';
import { startEngine } from './engine';
import { lockFolder } from './lock-folder';
import { CHECKPOINT_FOLDER, runTraining } from './run-training';
import { makeSettings, parseCount, resumeSettings, type TrainFlags } from './settings';

/** What a run leaves in its folder, any of which tells of an earlier run. */
const TRACES = [CHECKPOINT_FOLDER, 'history.json', 'history.csv', 'film.png', 'grids'];

function asUserError<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toUserError(error);
  }
}

function toUserError(error: unknown): unknown {
  const isForPeople = error instanceof CheckpointError || error instanceof WriteError;
  return isForPeople ? new UserError((error as Error).message) : error;
}

/** A path as short as a person would write it. */
function shorten(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short || '.';
}

function findCheckpoint(out: string, flags: TrainFlags) {
  const store = new CheckpointStore(join(out, CHECKPOINT_FOLDER));
  if (!flags.resume) {
    const trace = TRACES.find((name) => existsSync(join(out, name)));
    if (!trace) return undefined;
    throw new UserError(
      `${shorten(out)} holds a training already (${trace}). Add --resume to go on with it, or take another --out.`,
    );
  }
  const checkpoint = asUserError(() => store.readLast((error) => process.stderr.write(`${error.message}\n`)));
  if (!checkpoint) {
    throw new UserError(`There is no checkpoint in ${shorten(store.folder)}: leave --resume out to begin.`);
  }
  return checkpoint;
}

/** @returns the exit status. */
export async function train(model: string, flags: TrainFlags): Promise<number> {
  const recipe = (() => {
    try {
      return findRecipe(model);
    } catch (error) {
      throw new UserError((error as Error).message);
    }
  })();
  const out = resolveUserPath(flags.out ?? join('out', model));
  const keep = parseCount(flags.keep, '--keep');
  const checkpointSteps = parseCount(flags.checkpointSteps, '--checkpoint-steps', 0);
  const checkpoint = findCheckpoint(out, flags);
  const resumed = checkpoint && resumeSettings(flags, checkpoint, model);
  const profile = resumed?.profile ?? flags.profile ?? (process.env.COURSE_PROFILE || 'laptop');
  assertProfile(profile);
  const seedText = String(resumed?.seed ?? flags.seed ?? (process.env.COURSE_SEED || 1));
  assertSeed(seedText);
  const seed = Number(seedText);
  const data = loadData(() =>
    recipe.load({
      profile: profile as ProfileName,
      seed,
      mnistFolder: dataFolder(flags),
      cacheFolder: join(folders.made, 'cache'),
    }),
  );
  const context = { model, profile: profile as ProfileName, seed, recipe, data };
  const settings: TrainingSettings = resumed ?? makeSettings(flags, context);
  settings.data = { source: data.source, count: data.count, checksum: data.checksum };
  const { versions } = await startEngine(flags.backend);
  // One that was begun with bfloat16 elsewhere may go on here all the same.
  if (settings.precision === 'bfloat16' && !checkpoint) assertBfloat16();
  const release = await lockFolder(out);

  console.log(
    `Training ${recipe.title}: ${data.count} examples from ${data.source}, ${settings.epochs} epochs ` +
      `in batches of ${settings.batchSize}, seed ${seed}, on ${versions.engine}.`,
  );
  if (checkpoint) console.log(`Going on after step ${checkpoint.state.steps}.`);
  let stops = 0;
  const takeBack = answerStops(() => {
    stops++;
    if (stops > 1) process.exit(STOPPED);
    process.stderr.write('\nStopping after this step; once more leaves at once.\n');
  });
  try {
    // Whoever held the folder may have written to it since.
    if (findCheckpoint(out, flags)?.folder !== checkpoint?.folder) {
      throw new UserError(
        `Another training has just ended in ${shorten(out)}. Give the command again to go on with it.`,
      );
    }
    const options = { out, recipe, data, settings, versions, checkpoint, keep, checkpointSteps };
    const last = await runTraining({ ...options, isStopped: () => stops > 0 });
    if (stops > 0) {
      const again = `npm run train -- ${model} --out ${shorten(out)} --resume`;
      console.log(`Stopped; ${shorten(last)} keeps it all. To go on:\n  ${again}`);
      return STOPPED;
    }
  } catch (error) {
    throw toUserError(error);
  } finally {
    takeBack();
    await release();
  }
  console.log(`Done. Pictures, curves and checkpoints are in ${shorten(out)}.`);
  return 0;
}

/** @throws UserError where bfloat16 is of no use. */
function assertBfloat16(): void {
  const reason = whyNoBfloat16();
  if (reason) throw new UserError(`--precision bfloat16: ${reason}. Leave it out.`);
}

function dataFolder(flags: TrainFlags): string | undefined {
  if (flags.data) return resolveUserPath(flags.data);
  return process.env.COURSE_MNIST_DIR || undefined;
}

/** What goes wrong with a data folder is for people. */
function loadData<T>(load: () => T): T {
  try {
    return load();
  } catch (error) {
    throw new UserError((error as Error).message);
  }
}
