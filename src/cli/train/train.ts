/** The train command: checks all that can be wrong before anything long begins, then trains. */
import { join } from 'node:path';
import { whyNoBfloat16 } from '../../backend/bfloat16';
import { CACHE_FOLDER } from '../../data/cache-folder';
import { CheckpointError } from '../../training/checkpoints/checkpoint';
import { WriteError } from '../../training/checkpoints/write-folder';
import type { ProfileName } from '../../training/profiles';
import { findRecipe } from '../../training/recipes';
import type { TrainingSettings } from '../../training/session';
import { assertProfile, assertSeed } from '../choices';
import { resolveUserPath, shortenPath } from '../project';
import { answerStops, STOPPED } from '../stop';
import { UserError } from '../user-error';
import { chooseData, loadData } from './choose-data';
import { startEngine } from './engine';
import { findCheckpoint } from './find-checkpoint';
import { lockFolder } from './lock-folder';
import { writeResumeCommand } from './resume-command';
import { runTraining } from './run-training';
import { readWeights } from './sample';
import { makeGame, makeSettings, parseCount, resumeSettings, type TrainFlags } from './settings';

function toUserError(error: unknown): unknown {
  const isForPeople = error instanceof CheckpointError || error instanceof WriteError;
  return isForPeople ? new UserError((error as Error).message) : error;
}

/** @returns the exit status. */
export async function train(model: string, flags: TrainFlags): Promise<number> {
  const recipe = (() => {
    try {
      return findRecipe(model);
    } catch (error) {
      throw new UserError((error as Error).message.replace(/\.$/, ', classifier.'));
    }
  })();
  if (!flags.resume) makeGame(flags, recipe.game, recipe.networks); // before the data are read
  const out = resolveUserPath(flags.out ?? join('out', model));
  const keep = parseCount(flags.keep, '--keep');
  const checkpointSteps = parseCount(flags.checkpointSteps, '--checkpoint-steps', 0);
  const checkpoint = findCheckpoint(out, flags.resume, (line) => process.stderr.write(`${line}\n`));
  const resumed = checkpoint && resumeSettings(flags, checkpoint, { model, game: recipe.game });
  const profile = resumed?.profile ?? flags.profile ?? (process.env.COURSE_PROFILE || 'laptop');
  assertProfile(profile);
  const seedText = String(resumed?.seed ?? flags.seed ?? (process.env.COURSE_SEED || 1));
  assertSeed(seedText);
  const seed = Number(seedText);
  const choice = chooseData(flags, { model, recipe, profile });
  const data = loadData(choice, { recipe, profile: profile as ProfileName, seed, cacheFolder: CACHE_FOLDER });
  const context = { model, profile: profile as ProfileName, seed, recipe, data };
  const settings: TrainingSettings = resumed ?? makeSettings(flags, context);
  settings.data = { source: data.source, count: data.count, checksum: data.checksum };
  const { versions } = await startEngine(flags.backend);
  // One that was begun with bfloat16 elsewhere may go on here all the same.
  if (settings.precision === 'bfloat16' && !checkpoint) assertBfloat16();
  const start = flags.startFrom ? readWeights(resolveUserPath(flags.startFrom)).networks : undefined;
  const lock = await lockFolder(out);

  if (choice.digits) console.log(`Digits: ${choice.digits}.`);
  for (const note of data.notes ?? []) console.log(note);
  console.log(
    `Training ${recipe.title}: ${data.count} examples from ${data.source}, ${settings.epochs} epochs ` +
      `in batches of ${settings.batchSize}, seed ${seed}, on ${versions.engine}.`,
  );
  if (checkpoint) console.log(`Going on after step ${checkpoint.state.steps}.`);
  let isStopped = false;
  const takeBack = answerStops((insists) => {
    if (insists) process.exit(STOPPED);
    if (!isStopped) process.stderr.write('\nStopping after this step; Ctrl-C once more leaves at once.\n');
    isStopped = true;
  });
  try {
    // Whoever held the folder may have written to it since.
    if (findCheckpoint(out, flags.resume)?.folder !== checkpoint?.folder) {
      throw new UserError(
        `Another training has just ended in ${shortenPath(out)}. Give the command again to go on with it.`,
      );
    }
    const options = { out, recipe, data, settings, versions, checkpoint, start, keep, checkpointSteps };
    const last = await runTraining({
      ...options,
      isStopped: () => isStopped,
      assertHeld: () => lock.assertHeld(),
    });
    if (isStopped && last) {
      const again = writeResumeCommand({ model, out, flags, data: choice.wish });
      console.log(`Stopped; ${shortenPath(last)} keeps it all. To go on:\n  ${again}`);
      return STOPPED;
    }
  } catch (error) {
    throw toUserError(error);
  } finally {
    start?.dispose();
    await lock.release();
    takeBack();
  }
  console.log(`Done. Pictures, curves and checkpoints are in ${shortenPath(out)}.`);
  return 0;
}

/** @throws UserError where bfloat16 is of no use. */
function assertBfloat16(): void {
  const reason = whyNoBfloat16();
  if (reason) throw new UserError(`--precision bfloat16: ${reason}. Leave it out.`);
}
