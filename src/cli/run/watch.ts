/** Shows which notebook and cell is running, and for how long. */
import { drawLine, eraseLine, formatDuration, type ProgressStream } from '../progress';
import type { DriverEvent } from './driver';

const TERMINAL_MS = 200;
const PLAIN_MS = 10_000;

export interface Watch {
  hear(event: DriverEvent): void;
  /** Stops drawing. */
  close(): void;
}

/** A line that is rewritten on a terminal; elsewhere a line a notebook, and every ten seconds the running cell. */
export function watchRun(count: number, stream: ProgressStream = process.stderr): Watch {
  let index = 0;
  let name = '';
  let cells = 0;
  let cell = 0;
  let first = '';
  let last = '';
  let notebookBegun = Date.now();
  let cellBegun = Date.now();

  const place = () => `[${index}/${count}] ${name}`;
  const draw = () => {
    if (!name) return;
    const cellTime = formatDuration(Date.now() - cellBegun);
    const what = last ? `${first}  »  ${last}` : first;
    const text = cell
      ? `${place()}  cell ${cell} of ${cells}, ${cellTime}: ${what}`
      : `${place()}  starting the kernel, ${cellTime}`;
    drawLine(stream, text);
  };
  const timer = setInterval(draw, stream.isTTY ? TERMINAL_MS : PLAIN_MS);
  const erase = eraseLine(stream);

  return {
    hear(event) {
      if (event.event === 'notebook') {
        ({ name, cells } = event);
        index += 1;
        cell = 0;
        notebookBegun = cellBegun = Date.now();
        if (!stream.isTTY) stream.write(`${place()}: ${event.title} (${cells} cells)\n`);
      } else if (event.event === 'cell') {
        cell = event.number;
        first = event.first;
        last = '';
        cellBegun = Date.now();
      } else if (event.event === 'line') {
        last = event.text;
      } else if (event.event === 'done') {
        const result = event.failure ? `failed in cell ${event.failure.cell}` : 'done';
        stream.write(`${erase}${place()}: ${result} (${formatDuration(Date.now() - notebookBegun)})\n`);
        name = '';
      }
    },
    close() {
      clearInterval(timer);
      stream.write(erase);
    },
  };
}
