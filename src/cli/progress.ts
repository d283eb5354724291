/**
 * Progress of what takes long, on stderr: a line that is rewritten on a terminal, a plain line now and then elsewhere.
 */

export interface Progress {
  /** Says what is going on now, e.g. `120 of 274 MB`. */
  update(detail: string): void;
  /** Ends the line with a result, e.g. `ready`. */
  done(result: string): void;
}

/** Seconds and minutes as a person says them: `0.4 s`, `12 s`, `3 min 05 s`. */
export function formatDuration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** Bytes as megabytes, or gigabytes with one decimal. */
export function formatBytes(bytes: number): string {
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

const TERMINAL_MS = 250;
const PLAIN_MS = 10_000;

/** A stream to draw progress on; tests pass their own. */
export interface ProgressStream {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

/** Takes a line away that `drawLine` has left on a terminal. */
export const eraseLine = ({ isTTY }: ProgressStream): string => (isTTY ? '\r\x1b[K' : '');

/** A line that the next one replaces, cut to a terminal's width; elsewhere a line of its own. */
export function drawLine(stream: ProgressStream, text: string): void {
  const shown = stream.isTTY ? text.slice(0, (stream.columns || 80) - 1) : `${text}\n`;
  stream.write(`${eraseLine(stream)}${shown}`);
}

/** Starts a line of progress; nothing is drawn unless it lasts (a step that is done at once prints its result only). */
export function startProgress(title: string, stream: ProgressStream = process.stderr): Progress {
  const begun = Date.now();
  const elapsed = () => formatDuration(Date.now() - begun);
  let detail = '';
  const line = () => `${title} …${detail && ` ${detail},`} ${elapsed()}`;
  const draw = () => drawLine(stream, line());
  if (!stream.isTTY) stream.write(`${title} …\n`);
  const timer = setInterval(draw, stream.isTTY ? TERMINAL_MS : PLAIN_MS);
  return {
    update(text) {
      detail = text;
    },
    done(result) {
      clearInterval(timer);
      stream.write(`${eraseLine(stream)}${title}: ${result} (${elapsed()})\n`);
    },
  };
}

const BAR_WIDTH = 24;

/** `[######..................]` */
export function drawBar(share: number, width = BAR_WIDTH): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * width);
  return `[${'#'.repeat(full)}${'.'.repeat(width - full)}]`;
}

/** Runs a task with a bar; a task that fails ends its line, too. */
export async function withBar<T>(
  title: string,
  run: (hear: (done: number, total: number) => void) => Promise<T>,
): Promise<T> {
  const progress = startProgress(title);
  try {
    const result = await run((done, total) =>
      progress.update(`${drawBar(done / total)} ${done.toLocaleString('en')}/${total.toLocaleString('en')}`),
    );
    progress.done('done');
    return result;
  } catch (error) {
    progress.done('failed');
    throw error;
  }
}
