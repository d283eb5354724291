/** What lecture 4 shows: the digits, the networks, the step, a real run, and what became of it without one rule. */
import { toSignedUnit } from '../../src/data/images';
import { formatPercent } from '../../src/drawing/format-number';
import { toDataUrl } from '../../src/drawing/png';
import { drawPixels, takeTile } from '../../src/drawing/shapes';
import { PLAYER } from '../../src/drawing/tones';
import { DISCRIMINATOR, GENERATOR } from '../../src/models/case-study';
import { countKept, RULE_COUNT } from '../../src/models/dcgan-rules';
import { describeNetwork } from '../../src/models/describe';
import type { NetworkSpec } from '../../src/models/spec';
import { listStages } from '../../src/models/stages';
import { RandomStream } from '../../src/random/stream';
import { defineLecture } from '../../src/slides/lecture';
import { ABLATION_VALUES, describeAblation, drawAblation } from './04-dcgan-on-mnist/ablation';
import { LISTINGS, writeListing, writeStep } from './04-dcgan-on-mnist/code';
import { drawCurves } from './04-dcgan-on-mnist/curves';
import { drawBytes, layOutClasses } from './04-dcgan-on-mnist/digits';
import { showNetwork } from './04-dcgan-on-mnist/networks';
import { drawRecap } from './04-dcgan-on-mnist/recap';
import { describeResume, drawResume, largestDifference, loadResume } from './04-dcgan-on-mnist/resume';
import { drawRuleTable, PAIRS } from './04-dcgan-on-mnist/rule-table';
import { drawRules } from './04-dcgan-on-mnist/rules';
import { cutTiles, loadRun } from './04-dcgan-on-mnist/run';
import { countCores, DIGITS, drawSpeeds, listSpeeds } from './04-dcgan-on-mnist/speed';
import {
  drawGames,
  STANDARD_VALUES,
  showStandardDiscriminator,
  showStandardGenerator,
} from './04-dcgan-on-mnist/standard-gan';
import { drawTrap, loadTrap } from './04-dcgan-on-mnist/trap';
import { findDigit, loadDigits } from './digits';

const lastFake = (index: number) => takeTile(cutTiles(loadRun().frames.at(-1)!), index);

/** The critics' digit. */
const pickReal = () => findDigit(loadDigits().train, 2, 5);

const countParameters = (spec: NetworkSpec) => describeNetwork(spec).parameterCount;
const writeCount = (count: number) => count.toLocaleString('en');

const firstLayer = 100 * 7 * 7 * 256;
const firstStage = () => listStages(GENERATOR)[0]!;

const countDigits = () => (loadRun().provenance.settings.data as { count: number }).count;

export default defineLecture({
  values: {
    'range.low': () => toSignedUnit(Uint8Array.of(0))[0]!,
    'range.high': () => toSignedUnit(Uint8Array.of(255))[0]!,
    ...STANDARD_VALUES,
    'g.parameters': () => writeCount(countParameters(GENERATOR)),
    'd.parameters': () => writeCount(countParameters(DISCRIMINATOR)),
    'g.times': () => Math.round(countParameters(GENERATOR) / countParameters(DISCRIMINATOR)),
    'g.first.units': () => writeCount(7 * 7 * 256),
    'g.first': () => writeCount(firstLayer),
    'g.first.biased': () => writeCount(firstLayer + 7 * 7 * 256),
    'g.first.stage': () => writeCount(firstStage().parameters),
    'g.first.share': () => formatPercent(firstLayer / countParameters(GENERATOR)),
    'rules.case-study': () => countKept(PAIRS[0]!),
    'rules.deck-003': () => countKept(PAIRS[1]!),
    'rules.count': () => RULE_COUNT,
    'no-idea': () => (2 * Math.log(2)).toFixed(3),
    'run.steps': () => loadRun().steps.length.toLocaleString('en'),
    'run.epochs': () => loadRun().provenance.settings.epochs,
    'run.batch': () => loadRun().provenance.settings.batchSize,
    'run.digits': () => writeCount(countDigits()),
    'run.seed': () => loadRun().provenance.settings.seed,
    'run.engine': () => loadRun().provenance.versions.engine!,
    'resume.steps': () => loadResume().whole.length,
    'resume.difference': () => largestDifference(),
    'trap.difference': () =>
      loadTrap()
        .rows.find(({ training }) => training)!
        .largestDifference.toFixed(2),
    'run.real': () => loadRun().epochs.at(-1)!.realScore.toFixed(2),
    'run.fake': () => loadRun().epochs.at(-1)!.fakeScore.toFixed(2),
    'run.distance': () => loadRun().provenance.metrics.slicedWasserstein!.toFixed(3),
    'speed.digits': () => writeCount(DIGITS),
    'speed.cores': countCores,
    ...ABLATION_VALUES,
  },
  figures: {
    recap: drawRecap,
    wall: () => ({
      image: toDataUrl(layOutClasses(loadDigits().train, { columns: 48, rowsEach: 2 })),
      label: 'Nearly a thousand handwritten digits, two rows for each of zero to nine.',
      pixelated: true,
    }),
    bytes: () => ({
      picture: drawBytes(findDigit(loadDigits().train, 5, 2), 11, 8),
      label: 'A digit, a patch of its bytes from 0 to 255, and the same patch as numbers from −1 to 1.',
    }),
    mlp: showStandardGenerator,
    'mlp-critic': () => showStandardDiscriminator(pickReal()),
    games: drawGames,
    generator: () =>
      showNetwork(GENERATOR, 'generator', {
        tone: PLAYER.generator,
        ends: { input: 'latent', output: 'image' },
        picture: (x, y, side) => drawPixels(lastFake(1), { x, y, width: side }, PLAYER.generator.line),
      }),
    discriminator: () =>
      showNetwork(DISCRIMINATOR, 'discriminator', {
        tone: PLAYER.discriminator,
        ends: { input: 'image', output: 'logit' },
        picture: (x, y, side) => drawPixels(pickReal(), { x, y, width: side }, PLAYER.discriminator.line),
      }),
    rules: () => ({
      picture: drawRules(new RandomStream(8)),
      label:
        'Five rules: strides instead of pooling; no dense layers at the end; batch norm in both; ReLU in G with tanh last; leaky ReLU in D.',
    }),
    'rule-table': () => ({
      picture: drawRuleTable(),
      label: PAIRS.map(
        (pair) => `${pair.name} of ${pair.source} keeps ${countKept(pair)} of ${RULE_COUNT} rules`,
      ).join('; '),
    }),
    listing: ({ of = '' }) => {
      const listing = LISTINGS[of];
      if (!listing)
        throw new Error(`There is no listing "${of}". Known: ${Object.keys(LISTINGS).join(', ')}.`);
      return {
        markup: writeListing(listing),
        label: `Code of Dinh’s slides with ${listing.faults.length} to find: ${listing.faults.map(({ at, says }) => `at ${at} ${says}`).join('; ')}.`,
      };
    },
    step: () => ({
      markup: writeStep(),
      label:
        "The train step: the artist's gradient for the generator's variables, the critic's for the discriminator's.",
    }),
    curves: () => {
      const last = loadRun().steps.at(-1)!;
      return {
        picture: drawCurves(
          loadRun().steps,
          loadRun().epochs.map(({ score }) => score!),
        ),
        label: `Losses and what the critic says. Last step: critic ${last.discriminatorLoss.toFixed(2)}, artist ${last.generatorLoss.toFixed(2)}, D(x) ${last.realScore.toFixed(2)}, D(G(z)) ${last.fakeScore.toFixed(2)}. Below, the distance from real digits falls from ${loadRun().epochs[0]!.score!.toFixed(3)} to ${loadRun().epochs.at(-1)!.score!.toFixed(3)}.`,
      };
    },
    resume: () => ({ picture: drawResume(), label: describeResume() }),
    speed: () => ({
      picture: drawSpeeds(),
      label: `Minutes for an epoch: ${listSpeeds()
        .map(({ name, minutes }) => `${name} ${minutes.toFixed(1)}`)
        .join(', ')}.`,
    }),
    trap: () => ({
      picture: drawTrap(),
      label: loadTrap()
        .rows.map(
          ({ training, largestDifference }) =>
            `With training ${training} the pixels of one latent, alone and in company, differ by up to ${largestDifference.toFixed(2)}`,
        )
        .join('. '),
    }),
    ablation: () => ({ picture: drawAblation(), label: describeAblation() }),
  },
  widgets: {
    get film() {
      return { tag: 'gan-frame-player', options: { ...loadRun().film, frame: 0 } };
    },
  },
});
