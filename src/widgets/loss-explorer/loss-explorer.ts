import { sigmoid } from '../../arithmetic/activations';
import { readNumber } from '../read-attributes';
import type { Attributes, Widget } from '../widget';
import { drawLosses, drawTable, LIMIT, listReadings, writeComparison } from './draw';

export interface LossState {
  /** The discriminator's output for a generated example, before the sigmoid. */
  readonly logit: number;
  /** Its probability of "real". */
  readonly probability: number;
}

function readLogit(attributes: Attributes): LossState {
  const logit = Math.min(LIMIT, Math.max(-LIMIT, readNumber(attributes, 'logit', -6)));
  return { logit, probability: sigmoid(logit) };
}

/** `<gan-loss-explorer>`: the generator's two losses and their gradients at any logit of the discriminator. */
export const lossExplorer: Widget<LossState> = {
  tag: 'gan-loss-explorer',
  attributes: ['logit'],
  read: readLogit,
  title: () => "The generator's loss: saturating and not",
  describe: (state) => {
    const readings = listReadings(state).map(
      ({ name, formula, value, gradient }) => `${name} loss ${formula} is ${value}, its gradient ${gradient}`,
    );
    const { logit, probability } = state;
    return `Logit ${formatLogit(logit)}, D = ${probability.toFixed(4)}: ${readings.join('; ')}. ${writeComparison(state)}`;
  },
  draw: drawLosses,
  drawAll: (state) => drawTable(state),
  controls: ({ logit }) => [
    {
      kind: 'range',
      attribute: 'logit',
      label: 'Logit of the discriminator for a fake:',
      min: -LIMIT,
      max: LIMIT,
      step: 0.1,
      value: logit,
      text: formatLogit(logit),
    },
    { kind: 'preset', label: 'Sure it is fake: −6', set: { logit: '-6' } },
    { kind: 'preset', label: 'Undecided: 0', set: { logit: '0' } },
    { kind: 'preset', label: 'Fooled: 4', set: { logit: '4' } },
  ],
};

function formatLogit(logit: number): string {
  return logit.toFixed(1).replace('-', '−');
}
