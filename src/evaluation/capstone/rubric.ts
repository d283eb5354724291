/** The rubric of the capstone project: what a program can hold a report to. It judges honesty, not beauty. */
import { describeNetwork } from '../../models/describe';
import { discriminatorFor, generatorFor } from '../../models/generator-for';
import { findLooseNumbers, saysRuns } from './claims';
import type { CapstoneReport } from './report';

export interface Criterion {
  name: string;
  passed: boolean;
  /** What was found, and what to do where it did not pass. */
  found: string;
}

type Judge = (report: CapstoneReport) => Omit<Criterion, 'name'>;

/** Held-out pictures that a distance, and a judgement on copies, need. */
const FEWEST_HELD_OUT = 100;
/** A plan may be wrong by this factor. */
const PLAN_FACTOR = 2;
/** Of held-out pictures 1 % are as near as a copy; five times that is no accident. */
const MOST_MEMORISED = 0.05;
const FEWEST_WORDS = 8;

const pass = (found: string) => ({ passed: true, found });
const fail = (found: string) => ({ passed: false, found });
const countWords = (text: string) => text.split(/\s+/).filter(Boolean).length;
const same = (a: readonly string[], b: readonly string[]) =>
  [...new Set(a)].sort().join() === [...new Set(b)].sort().join();

const CRITERIA: Readonly<Record<string, Judge>> = {
  'a question': ({ question }) =>
    countWords(question) >= FEWEST_WORDS && question.trim().endsWith('?')
      ? pass('It asks something.')
      : fail('Write what you want to know as a whole question, of eight words or more, that ends in "?".'),
  'pictures set aside': ({ data: { train, heldOut } }) =>
    heldOut >= FEWEST_HELD_OUT && train >= heldOut
      ? pass(`${heldOut} pictures that no training saw, beside ${train} that it saw.`)
      : fail(
          `${heldOut} pictures are set aside. Take ${FEWEST_HELD_OUT} or more out before you train, and fewer than you train on.`,
        ),
  'networks that fit': ({ data: { side, channels }, plan: { growth, width, ...plan } }) => {
    const shape = { size: side, growth, channels, width };
    try {
      const [g, d] = [generatorFor(shape), discriminatorFor(shape)].map(
        (one) => describeNetwork(one).parameterCount,
      );
      return g === plan.generatorParameters && d === plan.discriminatorParameters
        ? pass(`${g!.toLocaleString('en')} and ${d!.toLocaleString('en')} parameters, as these layers have.`)
        : fail(
            `Networks of that side, growth and width have ${g} and ${d} parameters; the report says ${plan.generatorParameters} and ${plan.discriminatorParameters}.`,
          );
    } catch (error) {
      return fail((error as Error).message);
    }
  },
  'a plan that held': ({ plan: { predictedSeconds }, training: { seconds } }) => {
    const ratio = seconds / predictedSeconds;
    const words = `${predictedSeconds.toFixed(0)} seconds were predicted, and it took ${seconds.toFixed(0)}`;
    return ratio > 1 / PLAN_FACTOR && ratio < PLAN_FACTOR
      ? pass(`${words}.`)
      : fail(
          `${words}: more than a factor of ${PLAN_FACTOR} apart. Time some steps after the first ones, and multiply.`,
        );
  },
  'a whole training': ({ data, plan, training }) => {
    const planned = plan.epochs * Math.floor(data.train / plan.batchSize);
    const losses = [...training.discriminatorLosses, ...training.generatorLosses];
    if (training.seeds.length === 0) return fail('No run has a seed. Write the seeds of your runs.');
    if (losses.length === 0 || !losses.every(Number.isFinite))
      return fail('A loss is missing, or is no number: the training broke.');
    return training.steps >= planned
      ? pass(`${training.steps} steps, all that were planned.`)
      : fail(`${training.steps} of ${planned} planned steps: let it run to its end, or plan fewer epochs.`);
  },
  'measured beside a floor': ({ measures, training }) => {
    if (measures.length !== training.seeds.length)
      return fail(
        `${training.seeds.length} seeds and ${measures.length} rows of measures: measure each run.`,
      );
    const worse = measures.find(({ distance, untrained }) => !(distance < untrained));
    return worse
      ? fail(
          `The distance ${worse.distance.toPrecision(3)} is not below the untrained generator's ${worse.untrained.toPrecision(3)}: nothing was learned.`,
        )
      : pass('Each distance stands beside the floor, and is below that of an untrained generator.');
  },
  'no copies': ({ measures }) => {
    const most = Math.max(...measures.map(({ memorised }) => memorised));
    const share = `${(100 * most).toFixed(1)} %`;
    return most <= MOST_MEMORISED
      ? pass(`At most ${share} of the pictures are as near to a training picture as a copy.`)
      : fail(
          `${share} of the pictures are nearer to a training picture than held-out ones are. Train on more pictures, or for fewer epochs.`,
        );
  },
  'an honest diagnosis': ({ training, diagnosis }) => {
    if (!same(training.complaints, diagnosis.complaints)) {
      const said = training.complaints.join(', ') || 'nothing';
      return fail(
        `The monitor said: ${said}. Your diagnosis says: ${diagnosis.complaints.join(', ') || 'nothing'}.`,
      );
    }
    const unsaid = diagnosis.complaints.filter((one) => !diagnosis.because.toLowerCase().includes(one));
    if (unsaid.length) return fail(`"because" says nothing of: ${unsaid.join(', ')}. Where did you see it?`);
    return countWords(diagnosis.because) >= FEWEST_WORDS
      ? pass('It agrees with the monitor, and says why.')
      : fail('Say in eight words or more what you saw in the curves and the pictures.');
  },
  'claims that hold': (report) => {
    const loose = findLooseNumbers(report);
    if (loose.length)
      return fail(`${loose.join(', ')}: no such number is in the report. Claim what you measured.`);
    const runs = report.training.seeds.length;
    return runs < 3 && !saysRuns(report.conclusion, runs)
      ? fail('With fewer than three seeds a conclusion says "one run" or "two runs": chance is in it.')
      : pass('Every number in the conclusion is one of the report.');
  },
};

/** Judges a report, criterion by criterion. */
export function gradeReport(report: CapstoneReport): Criterion[] {
  return Object.entries(CRITERIA).map(([name, judge]) => ({ name, ...judge(report) }));
}
