/**
 * From a logit to a probability to a cross entropy, by the textbook and in the stable form.
 * A logit L is the discriminator's number before the sigmoid: q(1) = σ(L), q(0) = 1 − q(1) (deck 000, L151-155).
 * Logarithms are natural.
 */

import { logSigmoid, sigmoid } from './activations';
import type { Vector } from './matrix';

/**
 * Cross entropy of two distributions, −Σ p(x) · log q(x). A place with p = 0 adds nothing.
 * @throws when they differ in length
 */
export function crossEntropy(p: Vector, q: Vector): number {
  if (p.length !== q.length) {
    throw new RangeError(
      `crossEntropy: p has ${p.length} probabilities and q has ${q.length}; they need as many.`,
    );
  }
  const sum = p.reduce((total, share, x) => (share === 0 ? total : total + share * Math.log(q[x]!)), 0);
  return sum === 0 ? 0 : -sum;
}

/** The way from one logit to its loss, every number on it. */
export interface LogitSteps {
  logit: number;
  label: number;
  /** q(1) = σ(logit). */
  q1: number;
  /** q(0) = 1 − q(1), computed as σ(−logit) to keep its digits. */
  q0: number;
  /** −p(1) · log q(1), the part of the label 1. */
  term1: number;
  /** −p(0) · log q(0), the part of the label 0. */
  term0: number;
  /** Sum of both terms. */
  loss: number;
  /** Change of the loss by logit: q(1) − label. */
  gradient: number;
}

/** Binary cross entropy of a logit, stable: max(L, 0) − L · y + log(1 + e^−|L|). `label` is 0 … 1. */
export function logitCrossEntropy(logit: number, label: number): number {
  if (Math.abs(logit) === Infinity) return label === (logit > 0 ? 1 : 0) ? 0 : Infinity;
  // In this order the first two terms cancel before the small third one is added, which keeps its digits.
  return Math.max(logit, 0) - logit * label + Math.log1p(Math.exp(-Math.abs(logit)));
}

/** Its gradient by logit: σ(L) − y. */
export function logitCrossEntropyGradient(logit: number, label: number): number {
  return label === 1 ? -sigmoid(-logit) : sigmoid(logit) - label;
}

/**
 * The same by the textbook: −y log σ(L) − (1 − y) log(1 − σ(L)), from the rounded probability.
 * Shown for its faults: the probability rounds to 0 or 1, so the loss is Infinity or NaN from L ≈ 37 on, and from
 * L ≈ −710 on; before that it loses digits.
 */
export function naiveCrossEntropy(logit: number, label: number): number {
  const q = 1 / (1 + Math.exp(-logit));
  return -(label * Math.log(q)) - (1 - label) * Math.log(1 - q);
}

/**
 * The first logit, in steps of 0.01, at which the textbook's loss of a fake is infinite: the probability rounds to 1.
 *
 * @param round what the numbers are rounded to; `Math.fround` for the networks' 32 bits, default the 64 of this language.
 */
export function findOverflow(round: (value: number) => number = (value) => value): number {
  let logit = 0;
  while (round(1 / round(1 + round(Math.exp(-logit / 100)))) < 1) logit++;
  return logit / 100;
}

/** All numbers from a logit to its loss. */
export function listLogitSteps(logit: number, label: number): LogitSteps {
  const term1 = label === 0 ? 0 : -label * logSigmoid(logit);
  const term0 = label === 1 ? 0 : -(1 - label) * logSigmoid(-logit);
  return {
    logit,
    label,
    q1: sigmoid(logit),
    q0: sigmoid(-logit),
    term1,
    term0,
    loss: term1 + term0,
    gradient: logitCrossEntropyGradient(logit, label),
  };
}

/** A value and its gradient by each logit of a batch. */
export interface BatchLoss {
  /** Mean over the batch. */
  loss: number;
  /** Change of that mean by each logit. */
  gradients: number[];
}

/**
 * Mean binary cross entropy of a batch of logits: Keras' `BinaryCrossentropy(from_logits=True)`, PyTorch's `BCEWithLogitsLoss`.
 * @param labels one each, or one number for all
 * @throws when there are not as many labels as logits, or none
 */
export function batchCrossEntropy(logits: Vector, labels: Vector | number): BatchLoss {
  const labelOf = (i: number) => (typeof labels === 'number' ? labels : labels[i]!);
  if (logits.length === 0 || (typeof labels !== 'number' && labels.length !== logits.length)) {
    const given = typeof labels === 'number' ? 'one label for all' : `${labels.length} labels`;
    throw new RangeError(
      `batchCrossEntropy: ${logits.length} logits and ${given}; give a label for each of at least one logit.`,
    );
  }
  const count = logits.length;
  return {
    loss: logits.reduce((sum, logit, i) => sum + logitCrossEntropy(logit, labelOf(i)), 0) / count,
    gradients: logits.map((logit, i) => logitCrossEntropyGradient(logit, labelOf(i)) / count),
  };
}

/**
 * Mean binary cross entropy of probabilities, as deck 002 (L124) writes it and as networks with a sigmoid
 * at the end need it: −(1/m) Σ (y log ŷ + (1 − y) log(1 − ŷ)).
 * @throws when the counts differ
 */
export function binaryCrossEntropy(probabilities: Vector, labels: Vector): number {
  if (probabilities.length !== labels.length || labels.length === 0) {
    throw new RangeError(
      `binaryCrossEntropy: ${probabilities.length} probabilities and ${labels.length} labels; give as many of both.`,
    );
  }
  const sum = probabilities.reduce(
    (total, q, i) => total + crossEntropy([labels[i]!, 1 - labels[i]!], [q, 1 - q]),
    0,
  );
  return sum / labels.length;
}
