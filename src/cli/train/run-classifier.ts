/** Runs a classifier's training: progress, checkpoints, and at the end a trial on held-out digits. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { MnistSets } from '../../data/mnist';
import { classify, openClassifier, readableShare, readDigitsOf } from '../../evaluation/classifier';
import { RandomStream } from '../../random/stream';
import { sha256, WEIGHTS_FILE } from '../../training/checkpoints/checkpoint';
import {
  type ClassifierSettings,
  encodeClassifier,
  restoreClassifier,
  type StoredClassifier,
  saveClassifier,
} from '../../training/checkpoints/classifier-checkpoint';
import type { CheckpointStore } from '../../training/checkpoints/store';
import { writeFileWhole } from '../../training/checkpoints/write-folder';
import { buildClassifier, ClassifierTraining } from '../../training/classifier';
import { formatDuration } from '../progress';
import { UserError } from '../user-error';
import { watchTraining } from './watch-training';

export interface RunOptions {
  settings: ClassifierSettings;
  stored?: StoredClassifier;
  store: CheckpointStore;
  keep: number;
  checkpointSteps: number;
  isStopped(): boolean;
  assertHeld(): void;
}

/** @returns the last checkpoint, and at the end the weights as they are shipped. */
export async function runClassifier(
  images: MnistSets['train'],
  options: RunOptions,
): Promise<{ folder: string; steps: number; seconds: number; weights?: Uint8Array }> {
  const { settings, stored, store, checkpointSteps } = options;
  const classifier = buildClassifier(new RandomStream(settings.seed));
  const random = new RandomStream(settings.seed).fork('training');
  const training = new ClassifierTraining(classifier, { ...settings, random });
  const watch = watchTraining();
  const epochs = [...(stored?.epochs ?? [])];
  let [folder, steps, sums] = [stored?.folder ?? '', stored?.steps ?? 0, { loss: 0, accuracy: 0, steps: 0 }];
  const save = async () => {
    options.assertHeld();
    folder = join(store.folder, `step-${String(steps).padStart(8, '0')}`);
    rmSync(folder, { recursive: true, force: true });
    await saveClassifier(folder, training, { settings, steps, epochs });
    for (const old of store.list().slice(0, -options.keep))
      rmSync(old.folder, { recursive: true, force: true });
  };
  try {
    if (stored) restoreClassifier(training, stored);
    let [epochBegun, begun] = [Date.now(), Date.now()];
    for await (const report of training.run(images)) {
      steps++;
      sums = {
        loss: sums.loss + report.loss,
        accuracy: sums.accuracy + report.accuracy,
        steps: sums.steps + 1,
      };
      const numbers = `loss ${report.loss.toFixed(3)}, right ${(100 * report.accuracy).toFixed(0)} %`;
      watch.place(report, {
        done: steps,
        total: report.epochs * report.stepsPerEpoch,
        ms: Date.now() - begun,
        numbers,
      });
      const isEpochEnd = report.step === report.stepsPerEpoch;
      if (isEpochEnd) {
        const seconds = (Date.now() - epochBegun) / 1000;
        const [loss, accuracy] = [sums.loss / sums.steps, sums.accuracy / sums.steps];
        epochs.push({ epoch: report.epoch, loss, accuracy, seconds });
        watch.say(
          `epoch ${report.epoch} of ${report.epochs}: loss ${loss.toFixed(4)}, right ${(100 * accuracy).toFixed(1)} %, ` +
            formatDuration(1000 * seconds),
        );
        [epochBegun, sums] = [Date.now(), { loss: 0, accuracy: 0, steps: 0 }];
      }
      if (!Number.isFinite(report.loss)) {
        throw new UserError(`The loss is ${report.loss} in step ${steps}: try a smaller --learning-rate.`);
      }
      const isStopped = options.isStopped();
      if (isEpochEnd || isStopped || (checkpointSteps > 0 && steps % checkpointSteps === 0)) await save();
      if (isStopped) break;
      begun = Date.now();
    }
    const seconds = epochs.reduce((sum, epoch) => sum + epoch.seconds, 0);
    const isWhole = epochs.at(-1)?.epoch === settings.epochs;
    return { folder, steps, seconds, weights: isWhole ? await encodeClassifier(training) : undefined };
  } finally {
    watch.close();
    training.dispose();
    classifier.dispose();
  }
}

export interface Examined {
  weights: Uint8Array;
  steps: number;
  seconds: number;
  settings: ClassifierSettings;
  versions: Record<string, string>;
  digits: string;
  sets: MnistSets;
}

/** Tries what was written, the weights of 16 bits, on the held-out digits, and writes provenance.json. */
export async function examine(out: string, found: Examined): Promise<void> {
  const { sets, settings, digits, versions, steps, seconds } = found;
  const { test } = sets;
  const classifier = openClassifier(out);
  const read = readDigitsOf(await classify(classifier, test));
  classifier.dispose();
  const confusion = Array.from({ length: 10 }, () => new Array<number>(10).fill(0));
  for (const [i, label] of test.labels.entries()) confusion[label]![read.digits[i]!]!++;
  const accuracy = confusion.reduce((sum, row, digit) => sum + row[digit]!, 0) / test.count;
  const sureShare = readableShare(read.sureness);
  console.log(
    `Of ${test.count.toLocaleString('en')} held-out digits ${(100 * accuracy).toFixed(2)} % are named rightly; ` +
      `it is sure of ${(100 * sureShare).toFixed(1)} %.`,
  );
  const { model: _, data, ...numbers } = settings;
  const provenance = {
    date: new Date().toISOString().slice(0, 10),
    steps,
    settings: { ...numbers, data: digits, checksum: data.checksum },
    versions,
    weights: { file: WEIGHTS_FILE, sha256: sha256([found.weights]) },
    metrics: { accuracy, sureShare, seconds: Math.round(seconds) },
    confusion,
  };
  writeFileWhole(join(out, 'provenance.json'), `${JSON.stringify(provenance, null, 2)}\n`);
}
