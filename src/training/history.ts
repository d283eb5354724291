/** What a training has measured, step by step and epoch by epoch. */
import type { StepReport } from './loop';
import type { StepResult } from './steps/shared-pass';

/** The names of the numbers of a step. */
export const MEASURES = ['discriminatorLoss', 'generatorLoss', 'realScore', 'fakeScore'] as const;

export interface EpochMeans extends StepResult {
  epoch: number;
  steps: number;
}

export class History {
  readonly steps: StepReport[] = [];

  add(report: StepReport): void {
    this.steps.push(report);
  }

  /** The mean of each number over each epoch's steps. */
  epochs(): EpochMeans[] {
    const means: EpochMeans[] = [];
    for (const report of this.steps) {
      let mean = means[means.length - 1];
      if (!mean || mean.epoch !== report.epoch) {
        mean = {
          epoch: report.epoch,
          steps: 0,
          discriminatorLoss: 0,
          generatorLoss: 0,
          realScore: 0,
          fakeScore: 0,
        };
        means.push(mean);
      }
      mean.steps++;
      for (const measure of MEASURES) mean[measure] += (report[measure] - mean[measure]) / mean.steps;
    }
    return means;
  }
}
