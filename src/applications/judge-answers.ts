/** What an answer is worth: near the truth in its pixels, readable, and still the same digit. */
import type { ImageSet } from '../data/images';
import { classify, readDigitsOf, SURE } from '../evaluation/classifier';
import { meanSignalToNoise } from '../metrics/signal-to-noise';
import type { Classifier } from '../training/classifier';

export interface AnswerWorth {
  /** Mean decibels; higher is nearer. */
  psnr: number;
  /** Share of answers of which the classifier is at least 0.9 sure, 0 to 1: of any digit, also a wrong one. */
  readable: number;
  /** Share of answers that the classifier reads as the label says, 0 to 1. */
  kept: number;
}

/** @param wanted with its labels. @throws RangeError unless both are as many images of 28×28. */
export async function judgeAnswers(
  classifier: Classifier,
  answers: ImageSet,
  wanted: ImageSet,
): Promise<AnswerWorth> {
  const psnr = meanSignalToNoise(answers.pixels, wanted.pixels, wanted.pixels.length / wanted.count);
  const { digits, sureness } = readDigitsOf(await classify(classifier, answers));
  const share = (isSo: (i: number) => boolean) =>
    Array.from(digits.keys()).filter(isSo).length / answers.count;
  return {
    psnr,
    readable: share((i) => sureness[i]! >= SURE),
    kept: share((i) => digits[i] === wanted.labels[i]),
  };
}
