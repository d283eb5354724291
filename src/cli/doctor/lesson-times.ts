/** What to expect of each lesson on this machine: measured times of another, and how fast a step is on both. */
import { join } from 'node:path';
import type { LessonTimes } from '../../../benchmarks/lessons';
import { root } from '../project';
import { readJson } from '../setup/step';

/** Kept by `npm run bench -- lessons --profile quick --json benchmarks/lessons/quick.json`. */
export const readLessonTimes = (profile: string) =>
  readJson<LessonTimes>(join(root, 'benchmarks', 'lessons', `${profile}.json`));

/** Seconds are as many times longer as a step of the DCGAN takes longer, since nearly all of them are computation. */
export function describeLessonTimes({ stepMs, seconds, profile }: LessonTimes, ownStepMs: number): string {
  const scale = ownStepMs / stepMs;
  const lessons = Object.entries(seconds).map(
    ([name, time]) => [name.slice(0, 2), Math.ceil(time * scale)] as const,
  );
  const minutes = Math.ceil(lessons.reduce((sum, [, time]) => sum + time, 0) / 60);
  const all = lessons.map(([number, time]) => `${number} ${time}`).join(', ');
  return `seconds to expect in the profile ${profile}: ${all}; together ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}
