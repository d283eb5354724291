/** A program that is given a text and answers in lines; a wish to end is passed on to it, and its end is waited for. */
import { signalGroup, startProcess } from '../processes';
import { answerStops } from '../stop';

export interface LinesOptions {
  env: NodeJS.ProcessEnv;
  /** What it reads. */
  input: string;
  /** Called with every line of its output. */
  onLine(line: string): void;
}

/** @returns its exit status, and what it said on the stream of errors. */
export function captureLines(
  command: string,
  args: string[],
  { env, input, onLine }: LinesOptions,
): Promise<{ code: number; output: string }> {
  const child = startProcess(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  // Who insists loses what was not kept; else trainings write a checkpoint first.
  const takeBack = answerStops((insists) => signalGroup(child, insists ? 'SIGKILL' : 'SIGTERM'));
  let output = '';
  let rest = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-20_000);
  });
  child.stdin!.on('error', () => {}); // it has ended already
  child.stdin!.end(input);
  return new Promise((resolve) => {
    const end = (code: number, said: string) => {
      takeBack();
      resolve({ code, output: said });
    };
    child.once('error', (error) => end(127, error.message));
    child.once('close', (code) => end(code ?? 1, output.trim()));
  });
}
