/** How hard a discriminator pulls at generated points: what the generator's loss makes of the logit's gradient. */
import type { GanLoss } from './gan-losses';
import type { Vector } from './matrix';

export interface Judged {
  /** The discriminator's output at each point. */
  logits: Vector;
  /** Its gradient by the point's coordinates. */
  gradients: readonly Vector[];
}

/** −∂L/∂x at each point: where the generator's loss wants it to go, by the chain rule ∂L/∂x = L′(logit) · ∂logit/∂x. */
export function findPulls(loss: GanLoss, { logits, gradients }: Judged): number[][] {
  if (logits.length !== gradients.length) {
    throw new RangeError(`There are ${logits.length} logits, but ${gradients.length} gradients.`);
  }
  return gradients.map((gradient, i) => {
    const slope = loss.generator(logits[i]!).gradient;
    return Array.from(gradient, (part) => -slope * part);
  });
}
