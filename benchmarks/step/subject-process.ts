/** A subject that runs in a process of its own and takes steps when it is told to. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Turn {
  seconds: number[];
  /** Seconds of work of all cores a step. */
  busy: number;
  rss: number;
  details?: unknown;
}

export interface SubjectProcess {
  description: string;
  take(steps: number): Promise<Turn>;
  /** Resolves when the process is gone, and with it what it took of the processor. */
  end(): Promise<void>;
}

/** Starts a subject and waits until it has taken its first step. @throws Error with what it said, if it ends. */
export async function startSubject(
  [command, ...args]: string[],
  variables: Record<string, string> = {},
): Promise<SubjectProcess> {
  const env = { ...process.env, ...variables };
  const child = spawn(command!, args, { stdio: ['pipe', 'pipe', 'pipe'], env });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint = (complaint + text).slice(-2000);
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async <T>(): Promise<T> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${args.join(' ')} ended:\n${complaint}`);
    return JSON.parse(value as string) as T;
  };
  const { ready } = await read<{ ready: string }>();
  return {
    description: ready,
    take: (steps) => {
      child.stdin.write(`${steps}\n`);
      return read<Turn>();
    },
    end: () => {
      child.stdin.end();
      return gone;
    },
  };
}
