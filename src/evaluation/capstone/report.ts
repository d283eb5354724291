/** The report of a capstone project: what a student plans, trains, measures and claims, as data. */
import { GROWTHS, type Growth } from '../../models/growing-sides';
import type { Complaint } from '../../training/health';
import type { PictureMeasures } from './measure-pictures';

export interface CapstoneReport {
  title: string;
  /** What the project wants to know, in one sentence. */
  question: string;
  data: {
    source: string;
    /** Pictures that were trained on, and pictures that were set aside. */
    train: number;
    heldOut: number;
    /** Side in pixels, and 1 or 3 channels. */
    side: number;
    channels: number;
  };
  plan: {
    growth: Growth;
    /** Channels of the generator before its last layer. */
    width: number;
    batchSize: number;
    epochs: number;
    generatorParameters: number;
    discriminatorParameters: number;
    /** Seconds that the training was expected to take. */
    predictedSeconds: number;
  };
  training: {
    /** One a run. */
    seeds: number[];
    /** Of each run. */
    steps: number;
    seconds: number;
    /** Mean losses of each epoch, of the first run. */
    discriminatorLosses: number[];
    generatorLosses: number[];
    /** What the health monitor said, of all runs. */
    complaints: Complaint[];
  };
  /** A row a run, in the order of the seeds. */
  measures: PictureMeasures[];
  diagnosis: {
    /** What you say went wrong: the monitor's complaints, or none. */
    complaints: Complaint[];
    /** Why, in your own words. */
    because: string;
  };
  /** What you found, in one to five sentences. Each number in them is one of the report. */
  conclusion: string;
}

type Kind = 'text' | 'number' | 'numbers' | 'texts' | 'growth';

/** Every field and its kind. */
const FIELDS: Record<string, Kind> = {
  title: 'text',
  question: 'text',
  'data.source': 'text',
  'data.train': 'number',
  'data.heldOut': 'number',
  'data.side': 'number',
  'data.channels': 'number',
  'plan.growth': 'growth',
  'plan.width': 'number',
  'plan.batchSize': 'number',
  'plan.epochs': 'number',
  'plan.generatorParameters': 'number',
  'plan.discriminatorParameters': 'number',
  'plan.predictedSeconds': 'number',
  'training.seeds': 'numbers',
  'training.steps': 'number',
  'training.seconds': 'number',
  'training.discriminatorLosses': 'numbers',
  'training.generatorLosses': 'numbers',
  'training.complaints': 'texts',
  'diagnosis.complaints': 'texts',
  'diagnosis.because': 'text',
  conclusion: 'text',
};

/** Fields of each row of measures. */
const MEASURES = ['count', 'distance', 'floor', 'untrained', 'memorised'];

const isNumber = (value: unknown) => typeof value === 'number';

const KINDS: Record<Kind, { holds: (value: unknown) => boolean; words: string }> = {
  text: { holds: (value) => typeof value === 'string', words: 'a text' },
  number: { holds: isNumber, words: 'a number' },
  numbers: { holds: (value) => Array.isArray(value) && value.every(isNumber), words: 'a list of numbers' },
  texts: {
    holds: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
    words: 'a list of texts, for example []',
  },
  growth: { holds: (value) => GROWTHS.includes(value as Growth), words: `one of ${GROWTHS.join(', ')}` },
};

const lookUp = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], value);

/**
 * A report from data that may be anything.
 *
 * @throws Error that names the first field that is missing or of another kind
 */
export function parseReport(value: unknown): CapstoneReport {
  if (typeof value !== 'object' || value === null)
    throw new Error('A report is an object with title, question, data …');
  for (const [path, kind] of Object.entries(FIELDS)) {
    const { holds, words } = KINDS[kind];
    if (!holds(lookUp(value, path))) throw new Error(`The report's ${path} should be ${words}.`);
  }
  const { measures } = value as { measures?: unknown };
  if (!Array.isArray(measures) || measures.length === 0)
    throw new Error("The report's measures should be a list with a row for each run.");
  for (const [i, row] of measures.entries())
    for (const name of MEASURES)
      if (!isNumber(lookUp(row, name)))
        throw new Error(`The report's measures[${i}].${name} should be a number.`);
  return value as CapstoneReport;
}
