/** The runs of a submission: a folder and its commands for each seed and each combination of a sweep. */
import { join } from 'node:path';
import { Command } from 'commander';
import type { ProfileName } from '../../training/profiles';
import { findRecipe, type Recipe, type RecipeData } from '../../training/recipes';
import { addTrain } from '../commands/train';
import { root } from '../project';
import { makeSettings, type TrainFlags } from '../train/settings';
import { UserError } from '../user-error';
import { nameOptions, type Options, toWords } from './sweep';

/** One training. cluster/training.py reads it in the job. */
export interface Run {
  /** Its folder's name. */
  name: string;
  model: string;
  profile: ProfileName;
  seed: number;
  /** What the sweep chose for it. */
  options: Options;
  /** Its folder: what `npm run train` writes, and result.json. */
  out: string;
  /** The course's folder, from which the commands run. */
  root: string;
  begin: string[];
  resume: string[];
  /** Measures the trained generator; null where its images are no digits. */
  measure: string[] | null;
}

/** Everything that a submission was asked for; it lies in its folder as plan.json. */
export interface Plan {
  format: 1;
  model: string;
  profile: ProfileName;
  runs: Run[];
}

export interface PlanOptions {
  model: string;
  profile: ProfileName;
  seeds: readonly number[];
  sweep: readonly Options[];
  /** The submission's folder; each run gets one below it. */
  out: string;
  /** For a test: the command that stands for `node bin/course.cjs`. */
  course?: readonly string[];
}

/** Images that a generator is measured by: enough for a distance worth reading, and few in a smoke test. */
const MEASURED: Record<ProfileName, number> = { quick: 1000, laptop: 5000, full: 5000 };

/** The train command's own reading of a command line. */
function readFlags(words: string[]): TrainFlags {
  const program = new Command().exitOverride();
  addTrain(program);
  const train = program.commands[0]!.exitOverride().action(() => {});
  program.parse(['train', ...words], { from: 'user' });
  return train.opts<TrainFlags>();
}

/** @throws UserError if the training would refuse its options; told before anything waits in a queue. */
function assertTrainable(run: Run, recipe: Recipe): void {
  const flags = readFlags([run.model, ...toWords(run.options)]);
  // How many examples there are is known when they are read.
  const data = { count: Number.POSITIVE_INFINITY, source: '', checksum: '' } as unknown as RecipeData;
  try {
    makeSettings(flags, { model: run.model, profile: run.profile, seed: run.seed, recipe, data });
  } catch (error) {
    throw error instanceof UserError ? new UserError(`${run.name}: ${error.message}`) : error;
  }
}

/** @throws UserError for an unknown model. */
function findModel(model: string): Recipe {
  try {
    return findRecipe(model);
  } catch (error) {
    throw new UserError((error as Error).message);
  }
}

/** Where the training's data and engine are, which a training that goes on must be told again. */
const TOLD_AGAIN = ['data', 'backend'];

/**
 * The plan of a submission. Nothing is written.
 *
 * @throws UserError for an unknown model, and for options that the training would refuse.
 */
export function makePlan({ model, profile, seeds, sweep, out, course }: PlanOptions): Plan {
  const recipe = findModel(model);
  const program = course ?? [process.execPath, join(root, 'bin', 'course.cjs')];
  const runs = sweep.flatMap((options) =>
    seeds.map((seed): Run => {
      const name = [nameOptions(options), `seed-${seed}`].filter(Boolean).join('_');
      const folder = join(out, name);
      const train = [...program, 'train', model, '--out', folder];
      const again = Object.fromEntries(Object.entries(options).filter(([key]) => TOLD_AGAIN.includes(key)));
      // Digits that were trained on must not be those of the measure: both commands hear of the same ones.
      const measure = [
        ...program,
        'evaluate',
        folder,
        '--count',
        String(MEASURED[profile]),
        ...toWords(again),
      ];
      return {
        name,
        model,
        profile,
        seed,
        options,
        out: folder,
        root,
        begin: [...train, '--profile', profile, '--seed', String(seed), ...toWords(options)],
        resume: [...train, ...toWords(again), '--resume'],
        measure: recipe.data === 'digits' ? [...measure, '--json', join(folder, 'measures.json')] : null,
      };
    }),
  );
  for (const run of runs) assertTrainable(run, recipe);
  return { format: 1, model, profile, runs };
}
