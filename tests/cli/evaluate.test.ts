import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, mock, test } from 'node:test';
import { type EvaluateFlags, evaluate } from '../../src/cli/evaluate/evaluate';
import { UserError } from '../../src/cli/user-error';
import type { EvaluationRow } from '../../src/evaluation/evaluate';
import { Network } from '../../src/models/network';
import type { NetworkSpec } from '../../src/models/spec';
import { RandomStream } from '../../src/random/stream';
import { encodeTensors, type StoredTensor } from '../../src/training/checkpoints/safetensors';
import { startEngine } from '../backend/engine';

const folder = mkdtempSync(join(tmpdir(), 'course-evaluate-'));
after(() => rmSync(folder, { recursive: true }));
before(startEngine);

/** Weights of a small generator whose images have this shape. */
function writeWeights(name: string, shape: number[], change = (value: number) => value): string {
  const units = shape.reduce((product, side) => product * side, 1);
  const spec: NetworkSpec = {
    name: 'generator',
    inputShape: [2],
    layers: [
      { layer: 'dense', units },
      { layer: 'reshape', shape },
    ],
  };
  const network = Network.build(spec, new RandomStream(1));
  const tensors = new Map(
    network.weights.map((weight): [string, StoredTensor] => [
      weight.name.replace(/#\d+$/, ''),
      {
        type: 'F32',
        shape: weight.shape,
        values: weight.dataSync<'float32'>().map(change),
      },
    ]),
  );
  network.dispose();
  const file = join(folder, `${name}.safetensors`);
  const metadata = { generator: JSON.stringify(spec) };
  writeFileSync(file, Buffer.concat(encodeTensors({ tensors, metadata })));
  return file;
}

const run = (words: string[], flags: Partial<EvaluateFlags> = {}) =>
  evaluate(words, { count: '80', data: 'mnist', ...flags });

const refuse = (words: string[], flags: Partial<EvaluateFlags>, sentence: RegExp) =>
  assert.rejects(run(words, flags), (error: Error) => {
    assert.ok(error instanceof UserError, String(error.stack));
    assert.match(error.message, sentence);
    return true;
  });

test('what cannot be measured is told before anything long begins', async () => {
  await refuse([], {}, /Name what to measure: .*dcgan.*--real/);
  await refuse(['dcgna'], {}, /There is no "dcgna"\. Give a name of the course's weights \(.*\bdcgan/);
  await refuse(['dcgan'], { count: '64' }, /--count is a whole number from 65 on; got "64"/);
  await refuse(['dcgan'], { count: '1000000' }, /at most 50000/);
  await refuse(['dcgan'], { bestOf: 'many' }, /--best-of is a whole number from 1 on; got "many"/);
  await refuse(['dcgan'], { seed: 'x' }, /The seed "x"/);
  await refuse(['dcgan'], { data: 'faces' }, /faces are no digits/);
  await refuse([writeWeights('colour', [64, 64, 3])], {}, /28×28 or 32×32 pixels; these are 64×64×3/);
  await refuse([writeWeights('points', [2])], {}, /these are 2\./);
  await refuse([join(__dirname, '../../checkpoints/classifier')], {}, /holds no generator/);
  await refuse([__filename], {}, /cannot be used/);
});

test('a table, its numbers and its page; one generator that draws NaN does not cost the others', async () => {
  const printed = mock.method(console, 'log', () => {});
  const complained = mock.method(console, 'error', () => {});
  const good = writeWeights('good', [32, 32, 1]);
  const json = join(folder, 'rows.json');
  const html = join(folder, 'rows.html');
  try {
    const bad = writeWeights('bad', [28, 28, 1], (value) => Math.sign(value) * 3e38);
    assert.equal(await run([bad, good], { json, html, real: true, seed: '3' }), 1);
  } finally {
    mock.restoreAll();
  }
  const text = printed.mock.calls.map(({ arguments: [line] }) => String(line)).join('\n');
  assert.match(text, /images from[\s\S]*good\.safetensors[\s\S]*real digits/);
  assert.match(
    String(complained.mock.calls[0]!.arguments[0]),
    /bad\.safetensors: The generator draws (NaN|-?Infinity)/,
  );
  const { seed, rows } = JSON.parse(readFileSync(json, 'utf8')) as { seed: number; rows: EvaluationRow[] };
  assert.deepEqual([seed, rows.length, rows[0]!.count, rows[0]!.parameters], [3, 2, 80, 3 * 1024]);
  const page = readFileSync(html, 'utf8');
  assert.match(page, /<img src="data:image\/png;base64,/);
  assert.doesNotMatch(page, /(src|href)="(?!data:)|https?:/);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes('unfinished')),
    [],
  );
});

test('--best-of: a row that says so; a generator whose discriminator is not here does not cost the others', async () => {
  const printed = mock.method(console, 'log', () => {});
  const complained = mock.method(console, 'error', () => {});
  const json = join(folder, 'best.json');
  try {
    const alone = writeWeights('alone', [28, 28, 1]);
    assert.equal(await run([alone, 'dcgan-hidden'], { json, bestOf: '2' }), 1);
  } finally {
    mock.restoreAll();
  }
  assert.match(String(printed.mock.calls[0]!.arguments[0]), /dcgan-hidden, best of 2/);
  assert.match(
    String(complained.mock.calls[0]!.arguments[0]),
    /alone\.safetensors, best of 2: The weights hold no discriminator/,
  );
  const { rows } = JSON.parse(readFileSync(json, 'utf8')) as { rows: EvaluationRow[] };
  assert.deepEqual(
    rows.map(({ name }) => name),
    ['dcgan-hidden, best of 2'],
  );
});
