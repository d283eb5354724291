/** Starts the tensor engine for a command, after setting up what it needs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Engine, selectEngine } from '../../backend';
import { assertEngine } from '../choices';
import { root } from '../project';
import { prepare } from '../setup/prepare';
import { engineSteps } from '../setup/steps';
import { UserError } from '../user-error';

function readVersion(file: string): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** @throws UserError if the engine is unknown or does not work here. */
export async function startEngine(
  flag: string | undefined,
): Promise<{ engine: Engine; versions: Record<string, string> }> {
  const wish = flag ?? (process.env.COURSE_BACKEND || 'auto');
  assertEngine(wish);
  if (wish === 'auto' || wish === 'tensorflow') await prepare(engineSteps);
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  const engine = await selectEngine({ wish, root }).catch((error: Error) => {
    throw new UserError(error.message);
  });
  const versions = {
    course: readVersion(join(root, 'package.json')),
    node: process.versions.node,
    tfjs: readVersion(require.resolve('@tensorflow/tfjs/package.json')),
    engine: engine.description,
  };
  return { engine, versions };
}
