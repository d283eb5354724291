/**
 * An engine's trial, in a process of its own: a GPU that is listed proves nothing. Some cards are found and fail at the
 * first multiplication (tensorflow#101746), some hang, and a crash must not take the doctor along.
 */
import { join } from 'node:path';
import { captureProcess } from '../processes';
import { root } from '../project';

/** What the trial's process says on its last line. */
export interface TrialReport {
  /** The engine in words, with its device. */
  device: string;
  /** Milliseconds of the case study's step with 32 images: the median of some seconds. Absent where it takes minutes. */
  stepMs?: number;
}

export interface Trial {
  report?: TrialReport;
  /** Why there is no report. */
  failure?: string;
  /** What TensorFlow's log tells of the GPU, in sentences. */
  notices: string[];
}

export interface TrialOptions {
  /** Program and arguments; default: this command's own trial of that engine. */
  command?: string[];
  engine?: string;
  env?: NodeJS.ProcessEnv;
  /** After this long the trial counts as hung. Default a minute; a first GPU step may compile for long. */
  limitMs?: number;
}

const PTX = /jit-compil\w+ from ptx|compiling \d+ configs|requires? ptxas|PTX/i;
const MISSING_LIBRARY =
  /(?:could not load|cannot open shared object file|dlopen)[^\n]*?\b(lib[\w.+-]+\.so[\w.]*)/gi;
const MISSING_BEFORE = /\b(lib[\w.+-]+\.so[\w.]*): cannot open shared object file/gi;
const CAPABILITY = /compute capability:? (\d+\.\d+)/i;
const NO_MEMORY = /out of memory|CUDA_ERROR_OUT_OF_MEMORY|failed to allocate/i;

/** What a log of TensorFlow says about a GPU, as sentences with what to do. */
export function readGpuLog(log: string): string[] {
  const notices: string[] = [];
  const libraries = [MISSING_LIBRARY, MISSING_BEFORE].flatMap((pattern) =>
    [...log.matchAll(pattern)].map(([, name]) => name!),
  );
  if (libraries.length > 0) {
    notices.push(`these CUDA files are missing: ${[...new Set(libraries)].sort().join(', ')}`);
  }
  const capability = CAPABILITY.exec(log)?.[1];
  if (capability) notices.push(`compute capability ${capability}`);
  if (PTX.test(log)) {
    notices.push(
      'TensorFlow has no code for this card and compiles it (PTX): the first step may take minutes',
    );
  }
  if (NO_MEMORY.test(log)) {
    notices.push(
      'its memory is taken: end other programs on the GPU, or set TF_FORCE_GPU_ALLOW_GROWTH=true for all of them',
    );
  }
  return notices;
}

const ownCommand = (engine: string) => [
  process.execPath,
  join(root, 'bin', 'course.cjs'),
  'doctor',
  '--trial',
  engine,
];

/** Runs a trial to its end, or to the limit. */
export async function runTrial(options: TrialOptions = {}): Promise<Trial> {
  const { engine = 'auto', command = ownCommand(engine), limitMs = 60_000 } = options;
  const [program, ...args] = command as [string, ...string[]];
  const env = {
    // Without it a second process finds no memory on the card.
    TF_FORCE_GPU_ALLOW_GROWTH: 'true',
    TF_CPP_MIN_LOG_LEVEL: '0',
    ...process.env,
    ...options.env,
  };
  const outcome = await captureProcess(program, args, { env, limitMs });
  if (outcome.late) {
    return {
      failure: `it hung: no end after ${Math.round(limitMs / 1000)} s`,
      notices: readGpuLog(outcome.output),
    };
  }
  return readOutcome(outcome);
}

function readOutcome({ code, output }: { code: number; output: string }): Trial {
  const notices = readGpuLog(output);
  const lines = output.split('\n');
  const line = lines.findLast((text) => text.startsWith('{"device"'));
  if (code === 0 && line) return { report: JSON.parse(line) as TrialReport, notices };
  // The engine's own words come last.
  const said = lines.findLast((text) => text.trim() !== '' && !/^\s+at /.test(text))?.trim();
  return { failure: said ? `exit status ${code}: ${said}` : `it ended with exit status ${code}`, notices };
}
