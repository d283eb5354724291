/** Reads what `seeds.ts` has written: measures with their spread, and how often the monitor was right. */
import type { Complaint } from '../../src/training/health';
import { type CaseName, PROBLEMS, type Problem } from './cases';
import type { SeedRow } from './seeds';
import results from './seeds.json';

export const SEED_ROWS = results.rows as SeedRow[];

/** What the monitor should say of each problem: any of these. */
export const SIGNS: Record<Problem, readonly Complaint[]> = {
  'vanishing gradient': ['vanishing gradients', 'discriminator always wins'],
  instability: ['unstable losses', 'exploding gradients'],
  'mode collapse': ['collapse'],
  'total collapse': ['collapse'],
};

export type Measure = 'firstGradient' | 'lossSwing' | 'variety' | 'modes' | 'good';

/** A measure of a case, one value a seed. */
export function listMeasure(name: CaseName, measure: Measure, rows = SEED_ROWS): number[] {
  return rows.filter((row) => row.name === name).map((row) => row[measure]);
}

/** The step at which the monitor first said one of the complaints; undefined if it never did. */
export function findStep({ said }: Pick<SeedRow, 'said'>, complaints: readonly string[]): number | undefined {
  const found = said.map((text) => text.split(': ')).find(([, complaint]) => complaints.includes(complaint!));
  return found ? Number(found[0]) : undefined;
}

export interface Reliability {
  problem: Problem;
  /** Sick runs, those that the monitor named, and the steps at which it did. */
  sick: number;
  named: number;
  steps: number[];
  /** Sound runs of the problem's cure, and those in which the monitor said anything at all. */
  sound: number;
  alarms: number;
}

/** How often the monitor names each problem, and how often it complains of runs that are well. */
export function countReliability(rows: readonly SeedRow[] = SEED_ROWS): Reliability[] {
  return (Object.keys(PROBLEMS) as Problem[]).map((problem) => {
    const of = (name: CaseName) => rows.filter((row) => row.name === name);
    const [sick, sound] = [of(PROBLEMS[problem].sick), of(PROBLEMS[problem].cured)];
    const steps = sick
      .map((row) => findStep(row, SIGNS[problem]))
      .filter((step): step is number => step !== undefined);
    return {
      problem,
      sick: sick.length,
      named: steps.length,
      steps,
      sound: sound.length,
      alarms: sound.filter(({ said }) => said.length > 0).length,
    };
  });
}
