/** Says how a training goes: a bar that is redrawn on a terminal, elsewhere a line now and then; a line an epoch. */
import type { StepReport } from '../../training/loop';
import { drawBar, drawLine, eraseLine, formatDuration, type ProgressStream } from '../progress';

const TERMINAL_MS = 200;
const PLAIN_MS = 15_000;
/** The first steps prepare the engine and record the graph: they take many times as long as those that follow. */
const SLOW_STEPS = 3;

/** Where a training stands. */
export type TrainingPlace = Pick<StepReport, 'epoch' | 'epochs' | 'step' | 'stepsPerEpoch'>;

export interface TrainingWatch {
  /** Takes a step's report and the time the step took. */
  step(report: StepReport, done: number, total: number, ms: number): void;
  /** The same for any training; `numbers` is what it has to tell. */
  place(place: TrainingPlace, told: { done: number; total: number; ms: number; numbers: string }): void;
  /** A line that stays. */
  say(text: string): void;
  /** Erases the bar. */
  close(): void;
}

export function watchTraining(stream: ProgressStream = process.stderr): TrainingWatch {
  let drawnMs = Date.now();
  let msPerStep = 0;
  let seen = 0;
  const erase = eraseLine(stream);
  const place: TrainingWatch['place'] = ({ epoch, epochs, step, stepsPerEpoch }, told) => {
    const { done, total, ms, numbers } = told;
    // A running mean over some twenty steps, since a busy machine's speed changes.
    seen += 1;
    if (seen > SLOW_STEPS) msPerStep = msPerStep === 0 ? ms : msPerStep + (ms - msPerStep) / 20;
    const now = Date.now();
    if (now - drawnMs < (stream.isTTY ? TERMINAL_MS : PLAIN_MS)) return;
    drawnMs = now;
    const line = [
      `epoch ${epoch}/${epochs} ${drawBar(step / stepsPerEpoch)} ${step}/${stepsPerEpoch}`,
      ...(msPerStep > 0
        ? [
            `${formatDuration(msPerStep * stepsPerEpoch)} an epoch`,
            `${formatDuration(msPerStep * (total - done))} left`,
          ]
        : []),
      numbers,
    ].join(', ');
    drawLine(stream, line);
  };
  return {
    place,
    step(report, done, total, ms) {
      const { discriminatorLoss, generatorLoss } = report;
      const numbers = `D ${discriminatorLoss.toFixed(3)}, G ${generatorLoss.toFixed(3)}`;
      place(report, { done, total, ms, numbers });
    },
    say: (text) => void stream.write(`${erase}${text}\n`),
    close: () => void stream.write(erase),
  };
}
