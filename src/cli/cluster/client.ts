/** cluster/submit.py, which talks to submitit: one request in, lines of JSON out. */
import { join } from 'node:path';
import { folders, pythonOf, root } from '../project';
import { prepare } from '../setup/prepare';
import { pythonEnvironmentVariables } from '../setup/python-environment';
import { clusterSteps } from '../setup/steps';
import { UserError } from '../user-error';
import { captureLines } from './lines';
import type { Run } from './plan';
import { explainSlurm } from './slurm';

/** What the jobs may use. */
export interface Resources {
  /** Minutes of one round. */
  time?: number;
  cpus?: number;
  /** Gigabytes. */
  mem?: number;
  gpus?: number;
  partition?: string;
  account?: string;
}

export interface Request extends Resources {
  action: 'script' | 'submit' | 'local';
  /** The jobs' name in the queue. */
  name: string;
  /** Folder of submitit's own files. */
  logs: string;
  runs: readonly Run[];
  /** On this machine: how many at a time. */
  parallel?: number;
}

/** What the client tells. */
export interface Answer {
  script?: string;
  jobs?: Record<string, string>;
  begun?: string;
  ended?: string;
  error?: string;
}

/**
 * Sends a request.
 *
 * @param hear is called with each answer as it comes.
 * @throws UserError that says what Slurm refused.
 */
export async function ask(request: Request, hear: (answer: Answer) => void): Promise<void> {
  await prepare(clusterSteps);
  let error: string | undefined;
  const { code, output } = await captureLines(
    pythonOf(folders.pythonCluster),
    [join(root, 'cluster', 'submit.py')],
    {
      env: pythonEnvironmentVariables(),
      input: JSON.stringify(request),
      onLine: (line) => {
        const answer = JSON.parse(line) as Answer;
        if (answer.error !== undefined) error = answer.error;
        else hear(answer);
      },
    },
  );
  if (error !== undefined) throw new UserError(explainSlurm(error));
  if (code !== 0) throw new UserError(explainSlurm(output || `its client ended with status ${code}`));
}
