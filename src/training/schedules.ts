/** How a learning rate changes over a training. */

export const SCHEDULES = ['constant', 'linear', 'cosine'] as const;
export type ScheduleName = (typeof SCHEDULES)[number];

export interface Schedule {
  name: ScheduleName;
  /** Share of the first rate that is left at the end. Default 0. */
  end?: number;
  /** Share of the training after which the rate begins to fall. Default 0. */
  begin?: number;
}

/**
 * The factor of the learning rate for a step.
 *
 * `linear` falls along a straight line, `cosine` along half a wave (Loshchilov and Hutter 2017), slowly at both ends.
 *
 * @param progress share of the training that is done before this step: 0 at the first one.
 */
export function rateFactor({ name, end = 0, begin = 0 }: Schedule, progress: number): number {
  assertShare(end, 'end');
  assertShare(begin, 'begin');
  const fallen = begin === 1 ? 0 : Math.min(1, Math.max(0, (progress - begin) / (1 - begin)));
  switch (name) {
    case 'constant':
      return 1;
    case 'linear':
      return 1 - (1 - end) * fallen;
    case 'cosine':
      return end + ((1 - end) * (1 + Math.cos(Math.PI * fallen))) / 2;
    default:
      throw new Error(`Unknown schedule "${name}". Known: ${SCHEDULES.join(', ')}.`);
  }
}

function assertShare(value: number, name: string): void {
  if (!(value >= 0 && value <= 1)) throw new Error(`${name} is a number from 0 to 1; got ${value}.`);
}
