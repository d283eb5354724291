/** Child processes that never outlive the command: each in a group of its own, all ended when the command ends. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

const running = new Set<ChildProcess>();
/** Set once the command is being stopped. */
let isEnding = false;
const isWindows = process.platform === 'win32';

/** Sends a signal to a child and to all that it started. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (isWindows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // it has ended already
  }
}

/** Starts a program in a process group of its own, so that Ctrl-C reaches us first and we end it in order. */
export function startProcess(command: string, args: string[], options: SpawnOptions = {}): ChildProcess {
  const child = spawn(command, args, { detached: !isWindows, windowsHide: true, ...options });
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Ends every child that still runs: politely, then, after `graceMs`, for certain. */
export async function endProcesses(graceMs = 5000): Promise<void> {
  isEnding = true;
  const children = [...running];
  await Promise.all(
    children.map(
      (child) =>
        new Promise<void>((resolve) => {
          const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
          child.once('close', () => {
            clearTimeout(timer);
            resolve();
          });
          signalGroup(child, 'SIGTERM');
        }),
    ),
  );
}

export interface Outcome {
  /** The exit status; 127 when the program could not be started. */
  code: number;
  /** The end of what it printed on both streams. */
  output: string;
  /** True where it was ended at its limit. */
  late?: boolean;
}

export interface CaptureOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Called with every complete line of either stream. */
  onLine?: (line: string) => void;
  /** After this long it is killed, with all that it started. */
  limitMs?: number;
}

const KEPT_CHARACTERS = 20_000;

/**
 * Runs a program to its end and keeps the last part of what it prints. Never throws: a missing program is 127.
 * A program that ends because the command is being stopped has no outcome: whoever waits for it waits on.
 */
export function captureProcess(
  command: string,
  args: string[],
  options: CaptureOptions = {},
): Promise<Outcome> {
  const child = startProcess(command, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listen = (stream: NodeJS.ReadableStream | null) => {
    let rest = '';
    stream?.setEncoding('utf8');
    stream?.on('data', (text: string) => {
      output = (output + text).slice(-KEPT_CHARACTERS);
      const lines = (rest + text).split(/[\r\n]+/);
      rest = lines.pop() ?? '';
      for (const line of lines) options.onLine?.(line);
    });
  };
  listen(child.stdout);
  listen(child.stderr);
  let late = false;
  const kill = () => {
    late = true;
    signalGroup(child, 'SIGKILL');
  };
  const limit = options.limitMs === undefined ? undefined : setTimeout(kill, options.limitMs);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      clearTimeout(limit);
      resolve({ code: 127, output: error.message });
    });
    child.once('close', (code) => {
      clearTimeout(limit);
      if (!isEnding) resolve({ code: code ?? 1, output: output.trim(), ...(late && { late }) });
    });
  });
}
