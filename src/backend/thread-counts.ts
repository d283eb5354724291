/** How many threads TensorFlow takes, where the user says it; the library itself ignores some mistakes and dies of others. */

const VARIABLES = ['TF_NUM_INTEROP_THREADS', 'TF_NUM_INTRAOP_THREADS'] as const;

/** More than any machine has cores; each thread takes memory. */
const MOST = 1024;

/** The sentence for a variable that is no number of threads; undefined where all is well. */
export function whyBadThreads(env: NodeJS.ProcessEnv = process.env): string | undefined {
  for (const name of VARIABLES) {
    const text = env[name];
    if (!text || (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= MOST)) continue;
    return `${name} is "${text}"; it takes a whole number from 1 to ${MOST}. Without it TensorFlow takes all cores.`;
  }
  return undefined;
}
