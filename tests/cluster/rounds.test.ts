/** What a job does with its time limit, by stand-ins for training and measuring that send notices themselves. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Result } from '../../src/cli/cluster/results';
import { folders, pythonOf } from '../../src/cli/project';
import { prepare } from '../../src/cli/setup/prepare';
import { pythonEnvironmentVariables } from '../../src/cli/setup/python-environment';
import { clusterSteps } from '../../src/cli/setup/steps';

const [DONE, AGAIN, STOPPED, FAILED] = [0, 77, 130, 1];

before(() => prepare(clusterSteps));

/** Shell commands for the parts of a run; they begin in its folder. */
interface Parts {
  begin: string;
  resume?: string;
  measure?: string;
}

/** Plays rounds, the first ends with `statuses[0]`, and gives the result that the last one has written. */
function play({ begin, resume = begin, measure }: Parts, statuses: number[]): Result {
  const out = mkdtempSync(join(tmpdir(), 'rounds-'));
  const shell = (text: string) => ['/bin/sh', '-c', `cd '${out}' && ${text}`];
  const about = {
    name: 'seed-1',
    model: 'dense-gan',
    profile: 'quick',
    seed: 1,
    options: {},
    out,
    root: out,
  };
  const run = {
    ...about,
    begin: shell(begin),
    resume: shell(resume),
    measure: measure ? shell(measure) : null,
  };
  writeFileSync(join(out, 'run.json'), JSON.stringify(run));
  try {
    for (const [round, status] of statuses.entries()) {
      const args = [join(__dirname, 'one-round.py'), join(out, 'run.json')];
      const played = spawnSync(pythonOf(folders.pythonCluster), args, { env: pythonEnvironmentVariables() });
      assert.equal(played.status, status, `round ${round + 1}: ${played.stderr}`);
    }
    if (measure === undefined) assert.ok(!existsSync(join(out, 'measures.json')));
    return JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')) as Result;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const KEEP = (steps: number) => `mkdir -p checkpoints/step-${steps};`;
const NOTICE = 'kill -USR2 $PPID; sleep 0.5;';
const MEASURE = `echo '{"rows": [{"readable": 0.9}]}' > measures.json`;

test('a training that ends is measured, and done', () => {
  const { state, steps, rounds, measures } = play({ begin: KEEP(5), measure: MEASURE }, [DONE]);
  assert.deepEqual([state, steps, rounds.length, measures?.readable], ['done', 5, 1, 0.9]);
});

test('a notice that comes as the training ends leaves measuring to the next round', () => {
  const begin = `trap '' TERM; ${KEEP(5)} ${NOTICE} exit 0`;
  const first = play({ begin, measure: MEASURE }, [AGAIN]);
  assert.deepEqual([first.state, first.measures], ['stopped', null]);
  const last = play({ begin, resume: 'exit 0', measure: MEASURE }, [AGAIN, DONE]);
  assert.deepEqual([last.state, last.measures?.readable], ['done', 0.9]);
});

test('a notice while it measures is no standstill: measuring had not begun in the round before', () => {
  const begin = `trap '' TERM; ${KEEP(5)} ${NOTICE} exit 0`;
  const measure = `if [ -e tried ]; then ${MEASURE}; else touch tried; ${NOTICE} exit 130; fi`;
  const { state, rounds } = play({ begin, resume: 'exit 0', measure }, [AGAIN, AGAIN, DONE]);
  assert.deepEqual([state, rounds.length], ['done', 3]);
});

test('a round that brings nothing is the last: a longer time is asked for', () => {
  const { state, reason } = play({ begin: `${NOTICE} exit 130` }, [AGAIN, FAILED]);
  assert.equal(state, 'failed');
  assert.match(reason!, /^a whole round brought it no further: give it more --time$/);
  const begin = `n=$(ls checkpoints 2>/dev/null | wc -l); mkdir -p checkpoints/step-$((n + 1)); ${NOTICE} exit 130`;
  assert.equal(play({ begin }, [AGAIN, AGAIN, AGAIN]).steps, 3);
});

test('who ends it with TERM decides: no new round, and it can go on', () => {
  const begin = `${KEEP(3)} kill -TERM $PPID; sleep 0.5; exit 130`;
  assert.equal(play({ begin }, [STOPPED]).state, 'stopped');
});

test('what failed says why: its last words, or the signal that killed it', () => {
  const said = play({ begin: 'echo The disk is full.; exit 1' }, [FAILED]);
  assert.deepEqual([said.state, said.reason], ['failed', 'The disk is full.']);
  assert.match(play({ begin: 'kill -9 $$' }, [FAILED]).reason!, /^killed by SIGKILL, .* give it more --mem$/);
});
