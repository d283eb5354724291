/** Says how a training goes: a bar that is redrawn on a terminal, elsewhere a line now and then; a line an epoch. */
import type { StepReport } from '../../training/loop';
import { formatDuration, type ProgressStream } from '../progress';

const TERMINAL_MS = 200;
const PLAIN_MS = 15_000;
const BAR_WIDTH = 24;

export interface TrainingWatch {
  /** Takes a step's report and the time the step took. */
  step(report: StepReport, done: number, total: number, ms: number): void;
  /** A line that stays. */
  say(text: string): void;
  /** Erases the bar. */
  close(): void;
}

/** `[######..................]` */
export function drawBar(share: number, width = BAR_WIDTH): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * width);
  return `[${'#'.repeat(full)}${'.'.repeat(width - full)}]`;
}

export function watchTraining(stream: ProgressStream = process.stderr): TrainingWatch {
  let drawnMs = Date.now();
  let msPerStep = 0;
  const erase = stream.isTTY ? '\r\x1b[K' : '';
  return {
    step(report, done, total, ms) {
      // A running mean over some twenty steps: the first ones are slow, and a busy machine's speed changes.
      msPerStep = msPerStep === 0 ? ms : msPerStep + (ms - msPerStep) / 20;
      const now = Date.now();
      if (now - drawnMs < (stream.isTTY ? TERMINAL_MS : PLAIN_MS)) return;
      drawnMs = now;
      const { epoch, epochs, step, stepsPerEpoch, discriminatorLoss, generatorLoss } = report;
      const line = [
        `epoch ${epoch}/${epochs} ${drawBar(step / stepsPerEpoch)} ${step}/${stepsPerEpoch}`,
        `${formatDuration(msPerStep * stepsPerEpoch)} an epoch`,
        `${formatDuration(msPerStep * (total - done))} left`,
        `D ${discriminatorLoss.toFixed(3)}`,
        `G ${generatorLoss.toFixed(3)}`,
      ].join(', ');
      if (stream.isTTY) stream.write(`${erase}${line.slice(0, (stream.columns ?? 100) - 1)}`);
      else stream.write(`${line}\n`);
    },
    say: (text) => void stream.write(`${erase}${text}\n`),
    close: () => void stream.write(erase),
  };
}
