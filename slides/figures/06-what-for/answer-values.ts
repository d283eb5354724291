/** What experiments measured of the networks whose answers are shown: means, or ranges over seeds. */
import {
  readCycleResults,
  readFaceResults,
  readResults,
  readTextResults,
  summarizeRuns,
} from '../../../experiments/applications/read-applications';
import adaptation from '../../../experiments/domain-adaptation/results.json';
import { type Spread, spread } from '../../../experiments/spread';
import { FACE_LABELS } from '../../../src/data/faces/face-labels';
import { formatFixed } from '../../../src/drawing/format-number';

const writeRange = ({ low, high }: Spread) => {
  const [from, to] = [formatFixed(low, 2), formatFixed(high, 2)];
  return from === to ? from : `${from} to ${to}`;
};

const completion = (way: 'L2' | 'GAN') =>
  summarizeRuns(readResults().runs).find((row) => row.task === 'completion' && row.way === way)!;

const ofText = (row: 'held' | 'shuffled' | 'real') =>
  writeRange(spread(readTextResults().runs.map((run) => run[row].all)));

type Asked = 'smile' | 'hat' | 'all';
const ofFaces = (row: 'asked' | 'shuffled', label: Asked) =>
  writeRange(spread(readFaceResults().runs.map((run) => run[row][label])));

const ofCycle = (weight: 'with' | 'without', what: 'kept' | 'keptAgain') =>
  writeRange(
    spread(
      readCycleResults()
        .runs.filter(({ cycle }) => cycle > 0 === (weight === 'with'))
        .map((run) => run[what]),
    ),
  );

const adapted = (method: string) =>
  adaptation.runs.filter((run) => run.method === method && !run.batchNorm).map(({ target }) => target);

export const ANSWER_VALUES = {
  'mended.seeds': () => completion('GAN').seeds,
  'mended.l2.kept': () => formatFixed(completion('L2').kept.mean, 2),
  'mended.gan.kept': () => formatFixed(completion('GAN').kept.mean, 2),
  'mended.l2.psnr': () => formatFixed(completion('L2').psnr.mean, 1),
  'mended.gan.psnr': () => formatFixed(completion('GAN').psnr.mean, 1),
  'text.seeds': () => readTextResults().runs.length,
  'text.held': () => ofText('held'),
  'text.chance': () => ofText('shuffled'),
  'text.real': () => ofText('real'),
  'faces.attributes': () => FACE_LABELS.length,
  'faces.seeds': () => readFaceResults().runs.length,
  'faces.hat': () => ofFaces('asked', 'hat'),
  'faces.smile': () => ofFaces('asked', 'smile'),
  'faces.all': () => ofFaces('asked', 'all'),
  'faces.chance': () => ofFaces('shuffled', 'all'),
  'cycle.again': () => ofCycle('with', 'keptAgain'),
  'cycle.again.without': () => ofCycle('without', 'keptAgain'),
  'cycle.kept': () => ofCycle('with', 'kept'),
  'cycle.kept.without': () => ofCycle('without', 'kept'),
  'dann.seeds': () => adapted('DANN').length,
  'dann.plain': () => writeRange(spread(adapted('source only'))),
  'dann.critic': () => writeRange(spread(adapted('DANN'))),
  'dann.labels': () => writeRange(spread(adapted('trained on target'))),
};
