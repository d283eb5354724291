import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { drawBar } from '../../src/cli/progress';
import { lockFolder } from '../../src/cli/train/lock-folder';
import { readWeights, sample } from '../../src/cli/train/sample';
import type { TrainFlags } from '../../src/cli/train/settings';
import { train } from '../../src/cli/train/train';
import { UserError } from '../../src/cli/user-error';
import { decodeTensors } from '../../src/training/checkpoints/safetensors';

const root = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'course-train-'));
after(() => rmSync(folder, { recursive: true }));

const flags = (more: Partial<TrainFlags>): TrainFlags => ({ keep: '3', checkpointSteps: '0', ...more });
const forPeople = (message: RegExp) => (error: Error) =>
  error instanceof UserError && message.test(error.message);

const used = join(folder, 'used');
mkdirSync(used);
writeFileSync(join(used, 'history.csv'), 'mine');

for (const [what, model, given, message] of [
  [
    'an unknown model',
    'stylegan',
    {},
    /^Unknown model "stylegan"\. Known: dcgan, dcgan-hidden, dense-gan, standard-gan, resize-dcgan, dcgan64, conditional-dcgan, info-gan, ac-gan, small-faces, classifier\.$/,
  ],
  ['a word of every object', 'toString', {}, /^Unknown model/],
  ['an unknown profile', 'dcgan', { profile: 'fast' }, /^Unknown profile "fast"\. Known: quick/],
  ['a seed that is none', 'dcgan', { seed: '-1' }, /whole number from 0/],
  ['no epoch', 'dense-gan', { epochs: '0' }, /^--epochs is a whole number from 1 on; got "0"\.$/],
  ['half a batch', 'dense-gan', { batchSize: '2.5' }, /--batch-size is a whole number/],
  ['a batch larger than the data', 'dense-gan', { batchSize: '99999' }, /take a smaller --batch-size/],
  [
    'a negative rate',
    'dcgan',
    { profile: 'quick', generatorRate: '-1' },
    /^--generator-rate is a number above 0/,
  ],
  [
    'an unknown schedule',
    'dense-gan',
    { schedule: 'step' },
    /^Unknown schedule "step"\. Known: constant, linear, cosine\.$/,
  ],
  [
    'an unknown precision',
    'dense-gan',
    { precision: 'int8' },
    /^Unknown precision "int8"\. Known: float32, bfloat16\.$/,
  ],
  [
    'an unknown loss',
    'dense-gan',
    { loss: 'bce' },
    /^Unknown loss "bce"\. Known: non-saturating, minimax, least-squares, hinge, wasserstein, relativistic\.$/,
  ],
  ['an unknown order', 'dcgan', { order: 'random' }, /^Unknown order "random"\. Known: together/],
  ['k for players that move together', 'dcgan', { k: '2' }, /move together move once each/],
  ['a negative penalty', 'standard-gan', { r1: '-1' }, /^r1 is a number from 0 \(no penalty\) on; got -1\.$/],
  [
    'smoothing without labels',
    'dcgan',
    { loss: 'hinge', smoothing: '0.1' },
    /"hinge" has no labels to smooth/,
  ],
  ['noise that fades and is none', 'dcgan', { noiseSteps: '5' }, /and there is none: give noise, too\.$/],
  ['a clip that is no number', 'dcgan', { clip: 'x' }, /^--clip is a number from 0 on; got "x"\.$/],
  ['k that is no number', 'standard-gan', { k: 'two' }, /^--k is a number from 1 on; got "two"\.$/],
  ['a decay of 1', 'dense-gan', { average: '1' }, /^--average is a number from 0/],
  ['a data folder that is not there', 'dcgan', { data: join(folder, 'nowhere') }, /nowhere does not exist/],
  ['nothing to go on with', 'dense-gan', { resume: true }, /^There is no checkpoint in .*leave --resume out/],
  [
    'a folder that holds a training',
    'dense-gan',
    { out: used },
    /holds a training's results \(history\.csv\), but no checkpoint to go on from/,
  ],
] as [string, string, Partial<TrainFlags>, RegExp][]) {
  test(`${what}: a sentence, and no file is touched`, async () => {
    await assert.rejects(train(model, flags({ out: join(folder, 'new'), ...given })), forPeople(message));
    assert.equal(existsSync(join(folder, 'new')), false);
    assert.equal(readFileSync(join(used, 'history.csv'), 'utf8'), 'mine');
  });
}

interface Ended {
  code: number | null;
  out: string;
}

/** Runs the command; `hear` gets what it has said so far. */
function command(
  args: string[],
  hear: (said: string, stop: (signal: NodeJS.Signals) => void) => void = () => {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'bin', 'course.cjs'), ...args], { cwd: root });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        out += text;
        hear(out, (signal) => child.kill(signal));
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out }));
  });
}

/** Runs a line as a person would; a signal goes to the whole group. */
function shell(
  line: string,
  hear: (said: string, stop: (signal: NodeJS.Signals) => void) => void = () => {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', `exec ${line}`], { cwd: root, detached: true });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        out += text;
        hear(out, (signal) => process.kill(-child.pid!, signal));
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out }));
  });
}

test('a training that gets SIGTERM, says how to go on, and goes on, writes the history of one that ran through', async () => {
  const args = (out: string) => [
    'train',
    'dense-gan',
    '--profile',
    'quick',
    '--epochs',
    '6',
    '--out',
    join(folder, out),
  ];
  const straight = await command(args('straight'));
  assert.equal(straight.code, 0, straight.out);
  // Once by a cluster's notice, once by its end; each time the line that it says is pasted into a shell.
  const out = join(folder, "stopped, and student's");
  const first = args('').slice(0, -1).join(' ');
  let next = `node bin/course.cjs ${first} "${out}" --keep 2 --checkpoint-steps 5`;
  for (const [signal, epoch] of [
    ['SIGUSR1', 2],
    ['SIGTERM', 4],
  ] as const) {
    let isStopped = false;
    const stopped = await shell(next, (said, stop) => {
      if (isStopped || !said.includes(`epoch ${epoch} of 6`)) return;
      isStopped = true;
      stop(signal);
    });
    assert.doesNotMatch(stopped.out, /Debugger/);
    assert.match(
      stopped.out,
      /Stopped; .*step-\d+ keeps it all\. To go on:\n {2}npm run train -- dense-gan --out /,
    );
    assert.match(stopped.out, / --keep 2 --checkpoint-steps 5 --resume\n/);
    next = /npm run train.*/.exec(stopped.out)![0];
  }
  const again = await shell(next);
  assert.equal(again.code, 0, again.out);
  renameSync(out, join(folder, 'stopped'));
  const read = (out: string, name: string) => readFileSync(join(folder, out, name), 'utf8');
  assert.equal(read('stopped', 'history.csv'), read('straight', 'history.csv'));
  assert.equal(read('straight', 'history.csv').split('\n').length, 6 * 16 + 2);
  assert.equal(readdirSync(join(folder, 'stopped', 'grids')).length, 6);
  const { epochs } = JSON.parse(read('stopped', 'history.json')) as {
    epochs: { score: number; seconds: number }[];
  };
  assert.deepEqual(
    epochs.map(({ score, seconds }) => score > 0 && seconds > 0),
    Array(6).fill(true),
  );
  const film = JSON.parse(read('straight', 'film.json')) as {
    frames: number;
    frameHeight: number;
    captions: string[];
  };
  assert.ok(
    film.frames >= 30 && film.captions.length === film.frames && film.captions[0] === 'before training',
  );
  const png = readFileSync(join(folder, 'straight', 'film.png'));
  assert.equal(png.readUInt32BE(20), film.frames * film.frameHeight);

  for (const [given, message] of [
    [{ seed: '2' }, /has --seed 1, not 2\. Leave --seed out/],
    [{ seed: '' }, /has --seed 1, not \. Leave/],
    [{ average: '.99' }, /has --average 0\.995, not \.99\./],
    // The same numbers, otherwise written, are no objection: the next one is.
    [{ seed: '01', average: '.9950', batchSize: '6.4e1', epochs: '3' }, /is in epoch 6 already/],
    [{ precision: 'bfloat16' }, /has --precision float32, not bfloat16\. Leave --precision out/],
    [{ learningRate: '0.1' }, /with its own learning rates/],
    [{ epochs: '3' }, /is in epoch 6 already/],
  ] as [Partial<TrainFlags>, RegExp][]) {
    const wished = flags({ out: join(folder, 'straight'), resume: true, ...given });
    await assert.rejects(train('dense-gan', wished), forPeople(message));
  }
  const other = flags({ out: join(folder, 'straight'), resume: true });
  await assert.rejects(train('dcgan', other), forPeople(/is a training of "dense-gan", not of "dcgan"/));

  // Weights to begin with are its mean's; with next to no learning they stay what they were.
  const begun = join(folder, 'begun');
  const startFrom = join(folder, 'straight');
  const still = { startFrom, profile: 'quick', epochs: '1', learningRate: '1e-12', average: '0' };
  assert.equal(await train('dense-gan', flags({ ...still, out: begun })), 0);
  const [theirs, ours] = [startFrom, begun].map((path) => {
    const { networks } = readWeights(path);
    const all = [networks.generator, networks.discriminator!].flatMap(({ weights }) => weights);
    const values = all.flatMap((weight) => [...weight.dataSync()]);
    networks.dispose();
    return values;
  }) as [number[], number[]];
  assert.equal(ours.length, theirs.length);
  assert.ok(ours.every((value, i) => Math.abs(value - theirs[i]!) < 1e-6));
  for (const [model, given, message] of [
    ['standard-gan', { startFrom, profile: 'quick' }, /^The weights to begin with .*are of other networks/],
    ['dense-gan', { startFrom: join(folder, 'nowhere') }, /^There is no .*nowhere/],
    ['dense-gan', { startFrom, resume: true, out: begun }, /has its own weights: leave --start-from out/],
  ] as [string, Partial<TrainFlags>, RegExp][]) {
    const wished = flags({ out: join(folder, 'not begun'), ...given });
    await assert.rejects(train(model, wished), forPeople(message));
  }

  const file = join(folder, 'samples.safetensors');
  await sample({ checkpoint: join(folder, 'straight'), count: '5', seed: '3', out: file });
  const { tensors } = decodeTensors(readFileSync(file));
  assert.deepEqual([...tensors].map(([name, { shape }]) => [name, ...shape]).sort(), [
    ['images', 5, 2],
    ['latents', 5, 10],
  ]);
});

test('a folder is written by one training at a time; a lock that was left over gives way', async () => {
  const out = join(folder, 'locked');
  const lock = await lockFolder(out);
  lock.assertHeld();
  const late = performance.now();
  await assert.rejects(
    lockFolder(out),
    forPeople(/^Another training is writing to .*locked\. Wait for its end/),
  );
  assert.ok(performance.now() - late > 10_000);
  await lock.release();
  // Who is killed leaves a lock that nobody renews.
  mkdirSync(join(out, '.lock'));
  const past = new Date(Date.now() - 9000);
  utimesSync(join(out, '.lock'), past, past);
  await (await lockFolder(out)).release();
  assert.deepEqual(readdirSync(out), []);
  writeFileSync(join(folder, 'file'), '');
  await assert.rejects(
    lockFolder(join(folder, 'file')),
    forPeople(/^Nothing can be written to .*file\. .* file, not a folder \(E/),
  );
});

test('who was suspended until another training took the folder stops, and leaves it to that one', async () => {
  const out = join(folder, 'suspended');
  const first = await lockFolder(out);
  const past = new Date(Date.now() - 11_000);
  utimesSync(join(out, '.lock'), past, past);
  const second = await lockFolder(out);
  assert.throws(
    () => first.assertHeld(),
    forPeople(/^Another training has taken .*suspended while this one/),
  );
  await first.release();
  second.assertHeld();
  assert.ok(existsSync(join(out, '.lock')), 'the lock is the second one’s');
  await second.release();
  assert.deepEqual(readdirSync(out), []);
});

test('a folder in which nothing can be made is refused, and not tried for ever', async () => {
  const line = `train dense-gan --profile quick --epochs 1 --out /proc/${process.pid}-none/x`;
  const { code, out } = await command(line.split(' '));
  assert.equal(code, 1);
  assert.match(out, /^Nothing can be written to \/proc\/\d+-none\/x\. \/proc\S* .*\.$/m);
});

test('no command leaves compiled code where another user could change it', async () => {
  const shared = join(folder, 'shared');
  mkdirSync(shared);
  const child = spawn(process.execPath, [join(root, 'bin', 'course.cjs'), 'train', 'nothing'], {
    env: { ...process.env, TMPDIR: shared, TSX_DISABLE_CACHE: '' },
  });
  await new Promise((resolve) => child.once('close', resolve));
  assert.deepEqual(readdirSync(shared), []);
});

test('sample: what is wrong is said before anything is drawn', async () => {
  const given = { checkpoint: folder, count: '4', out: 'x.png' };
  await assert.rejects(
    sample({ ...given, out: 'x.gif' }),
    forPeople(/names a \.png or a \.safetensors file; got "x\.gif"/),
  );
  await assert.rejects(sample({ ...given, count: '0' }), forPeople(/--count is a whole number from 1/));
  await assert.rejects(sample({ ...given, count: '20000' }), forPeople(/at most 10000/));
  assert.throws(() => readWeights(join(folder, 'gone')), forPeople(/^There is no .*gone\.$/));
  assert.throws(() => readWeights(used), forPeople(/holds no weights\.safetensors and no checkpoints/));
});

test('the bar fills', () => {
  assert.deepEqual([drawBar(0, 4), drawBar(0.5, 4), drawBar(2, 4)], ['[....]', '[##..]', '[####]']);
});
