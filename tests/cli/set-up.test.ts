import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { summarizeMissing } from '../../src/cli/setup/prepare';
import { setUp } from '../../src/cli/setup/set-up';
import { SetupProblem, type Step } from '../../src/cli/setup/step';

let folder = '';
let told: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'course-setup-'));
  told = [];
  mock.method(process.stderr, 'write', (text: string) => told.push(String(text)) > 0);
});
afterEach(() => {
  mock.restoreAll();
  rmSync(folder, { recursive: true, force: true });
});

/** A step that counts its runs and is done after one that did not fail. */
function makeStep(name: string, options: Partial<Step> & { fail?: () => unknown } = {}) {
  const state = { done: false, runs: 0 };
  const step: Step = {
    name,
    title: `Making ${name}`,
    needs: [],
    optional: false,
    isDone: () => state.done,
    async run() {
      state.runs += 1;
      const failure = options.fail?.();
      if (failure) throw failure;
      await sleep(30);
      state.done = true;
    },
    ...options,
  };
  return { step, state };
}

test('steps run in order, once; then nothing is touched', async () => {
  const a = makeStep('a');
  const b = makeStep('b', { needs: ['a'] });
  const outcomes = await setUp([a.step, b.step], { folder });
  assert.deepEqual(
    outcomes.map(({ name, ready }) => [name, ready]),
    [
      ['a', true],
      ['b', true],
    ],
  );
  rmSync(folder, { recursive: true });
  await setUp([a.step, b.step], { folder });
  assert.deepEqual([a.state.runs, b.state.runs], [1, 1]);
  assert.equal(existsSync(folder), false, 'a second call writes nothing');
});

test('two at once do not repeat or disturb each other', async () => {
  const { step, state } = makeStep('a');
  await Promise.all([setUp([step], { folder }), setUp([step], { folder })]);
  assert.equal(state.runs, 1);
  assert.match(told.join(''), /Another command is setting up; waiting for it/);
});

test('a required step that fails ends with its sentence', async () => {
  const { step } = makeStep('python', { fail: () => new SetupProblem('Install Python.') });
  await assert.rejects(setUp([step], { folder }), { name: 'UserError', message: 'Install Python.' });
});

test('with keepGoing a required step that fails is reported', async () => {
  const { step } = makeStep('python', { fail: () => new SetupProblem('Install Python.') });
  const [outcome] = await setUp([step], { folder, keepGoing: true });
  assert.deepEqual(outcome, { name: 'python', optional: false, ready: false, problem: 'Install Python.' });
});

test('an optional step that fails is told once, remembered, and tried again on request or when its inputs change', async () => {
  let inputs = 'one';
  const options = {
    optional: true,
    inputs: () => inputs,
    fail: () => new SetupProblem('Install g++.\nOr not.'),
  };
  const { step, state } = makeStep('binding', options);
  const after = makeStep('kernel', { optional: true, needs: ['binding'] });
  const steps = [step, after.step];
  const outcomes = await setUp(steps, { folder });
  assert.match(told.join(''), /Install g\+\+\./);
  assert.equal(after.state.runs, 0, 'what needs it is not tried');
  assert.equal(summarizeMissing(outcomes), 'Not set up: binding. Install g++. `npm run setup` tries again.');
  await setUp(steps, { folder });
  assert.equal(state.runs, 1, 'remembered');
  await setUp(steps, { folder, retry: true });
  assert.equal(state.runs, 2, 'tried again on request');
  inputs = 'two';
  await setUp(steps, { folder });
  assert.equal(state.runs, 3, 'tried again with other inputs');
});

test('a step that works after all is no longer remembered as failed', async () => {
  let broken = true;
  const { step } = makeStep('a', {
    optional: true,
    fail: () => (broken ? new SetupProblem('no') : undefined),
  });
  await setUp([step], { folder });
  broken = false;
  const [outcome] = await setUp([step], { folder, retry: true });
  assert.equal(outcome?.ready, true);
  assert.equal(existsSync(join(folder, 'failed', 'a.json')), false);
});

test('a full disk is a sentence, not a stack', async () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  const { step } = makeStep('a', { fail: () => full });
  await assert.rejects(setUp([step], { folder }), /^UserError: The disk is full\. Free some space/);
});

test('a problem that passes, such as a full disk, is not remembered', async () => {
  const { step, state } = makeStep('a', { optional: true, fail: () => new SetupProblem('Full.', true) });
  await setUp([step], { folder });
  await setUp([step], { folder });
  assert.equal(state.runs, 2);
});
