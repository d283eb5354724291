/** This course's DCGAN as a subject of the tutorial's benchmark: it talks as keras_tutorial.py does. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { selectEngine } from '../../src/backend';
import { type ImageSet, toBytes } from '../../src/data/images';
import { DISCRIMINATOR, GENERATOR } from '../../src/models/case-study';
import { RandomStream } from '../../src/random/stream';
import { buildGan, type Gan } from '../../src/training/gan';
import { train } from '../../src/training/loop';
import { drawExamples } from '../../src/training/sample';
import type { Asked } from './asked';

process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';

/** Seconds of work of all cores since the process began. */
function busy(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function readDigits(file: string): ImageSet {
  const pixels = new Uint8Array(readFileSync(file));
  const count = pixels.length / 784;
  return {
    source: file,
    count,
    height: 28,
    width: 28,
    channels: 1,
    pixels,
    labels: new Uint8Array(count),
  };
}

function prepare({ batchSize, learningRate, beta1, normalizationMomentum, seed, digits }: Asked) {
  const random = new RandomStream(seed);
  const gan: Gan = buildGan({
    generator: GENERATOR,
    discriminator: DISCRIMINATOR,
    random,
    optimizer: { learningRate, beta1 },
    normalizationMomentum,
  });
  const shuffle = random.fork('shuffle');
  const steps = train(gan, readDigits(digits), { epochs: Number.POSITIVE_INFINITY, batchSize, shuffle });
  return { gan, step: () => steps.next() };
}

async function serve(asked: Asked): Promise<void> {
  const { description } = await selectEngine({ wish: 'tensorflow' });
  const { gan, step } = prepare(asked);
  await step();
  const say = (what: unknown) => console.log(JSON.stringify(what));
  say({ ready: `this course, ${description}` });
  for await (const line of createInterface({ input: process.stdin })) {
    const [begun, before] = [performance.now(), busy()];
    let steps = 0;
    for (; busy() < before + Number(line); steps++) await step();
    const seconds = [(performance.now() - begun) / 1000];
    say({ seconds, busy: busy() - before, rss: process.resourceUsage().maxRSS * 1024, details: { steps } });
  }
  const { values } = await drawExamples(gan.generator, { count: asked.samples, seed: asked.seed });
  writeFileSync(asked.out, toBytes(values));
}

serve(JSON.parse(process.argv[2]!) as Asked).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
