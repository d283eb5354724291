import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { chooseData, loadData } from '../../src/cli/train/choose-data';
import { UserError } from '../../src/cli/user-error';
import { encodeIdx } from '../../src/data/idx';
import { encodePng } from '../../src/drawing/png';
import { findRecipe } from '../../src/training/recipes';

const folder = mkdtempSync(join(tmpdir(), 'course-data-'));
after(() => rmSync(folder, { recursive: true }));

const pictures = join(folder, 'pictures');
const digits = join(folder, 'digits');
const empty = join(folder, 'empty');
for (const path of [pictures, digits, empty]) mkdirSync(path);
for (let i = 0; i < 3; i++) {
  const pixels = new Uint8Array(40 * 40 * 3).fill(60 * i);
  writeFileSync(join(pictures, `${i}.png`), encodePng({ width: 40, height: 40, channels: 3, pixels }));
}
writeFileSync(join(pictures, 'text.png'), 'a text');
for (const [name, count] of [
  ['train', 3],
  ['t10k', 2],
] as const) {
  const images = encodeIdx({ shape: [count, 28, 28], data: new Uint8Array(count * 784) });
  writeFileSync(join(digits, `${name}-images-idx3-ubyte`), images);
  writeFileSync(
    join(digits, `${name}-labels-idx1-ubyte`),
    encodeIdx({ shape: [count], data: new Uint8Array(count) }),
  );
}
const choose = (model: string, data?: string) =>
  chooseData({ data }, { model, recipe: findRecipe(model), profile: 'quick' });
const load = (model: string, data: string) =>
  loadData(choose(model, data), {
    recipe: findRecipe(model),
    profile: 'quick',
    seed: 1,
    cacheFolder: join(folder, 'cache'),
  });

for (const [model, numbers] of [
  ['dcgan', 28 * 28],
  ['standard-gan', 32 * 32],
  ['resize-dcgan', 32 * 32],
  ['dcgan64', 64 * 64 * 3],
] as const) {
  test(`${model} takes the pictures of a folder, names what it leaves out, and has ${numbers} numbers of each`, () => {
    const data = load(model, pictures);
    assert.equal(data.count, 3);
    assert.equal(data.examples(3).length, 3 * numbers);
    assert.equal(data.source, `3 pictures in ${pictures}`);
    assert.match(data.notes![0]!, /^1 file was skipped: text\.png: This is neither a PNG nor a JPEG file/);
    const enlarged =
      model === 'dcgan64' ? [/^3 of the pictures are smaller than 64×64 and were enlarged/] : [];
    for (const [i, pattern] of enlarged.entries()) assert.match(data.notes![i + 1]!, pattern);
    assert.equal(load(model, pictures).checksum, data.checksum);
  });
}

test('a folder with MNIST’s files is read as digits; what is wrong with it is said as before', () => {
  assert.deepEqual(choose('dcgan', digits), {
    wish: digits,
    digits: `${digits}: 3 digits, and 2 held out`,
    mnistFolder: digits,
  });
  assert.equal(load('dcgan', digits).count, 3);
  assert.throws(() => load('dcgan', empty), /The folder .*empty is empty\. It must hold MNIST's four files/);
});

for (const [model, data, message] of [
  ['conditional-dcgan', pictures, /learns digits with their labels, and the pictures in .* have none/],
  ['dcgan64', 'mnist', /^dcgan64 makes colour pictures of 64×64: give it faces or a folder with pictures/],
  ['dcgan64', digits, /digits holds no pictures .* only other files/],
  ['dcgan64', join(folder, 'none'), /none does not exist/],
  ['dcgan', 'faces', /^faces are no digits/],
  ['dense-gan', pictures, /^dense-gan makes its own points: leave --data out\.$/],
] as const) {
  test(`${model} with ${data.replace(folder, '…')} is refused in a sentence`, () => {
    assert.throws(
      () => load(model, data),
      (error: Error) => error instanceof UserError && message.test(error.message),
    );
  });
}
