/** Serves the slides to this machine only, behind a token, and builds them again when a source changes. */
import { randomBytes } from 'node:crypto';
import { watch } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { HOST, isFree } from '../lab/ports';
import { endProcesses, startProcess } from '../processes';
import { root } from '../project';
import { answerStops } from '../stop';
import { UserError } from '../user-error';
import { answerFile } from './answer-file';

const FIRST_PORT = 8710;
const TRIES = 50;
/** Editors save in several strokes. */
const QUIET_MS = 150;
const WATCHED = ['slides', 'src'];

/** @throws UserError when the wished port is taken, or none is free */
export async function chooseSlidesPort(wish: string | undefined): Promise<number> {
  if (wish !== undefined) {
    const port = Number(wish);
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      throw new UserError(`The port "${wish}" is not a number from 1 to 65535.`);
    }
    if (await isFree(port)) return port;
    throw new UserError(`Port ${port} is in use. Choose another one, or leave --port out to get a free one.`);
  }
  for (let port = FIRST_PORT; port < FIRST_PORT + TRIES; port += 1) if (await isFree(port)) return port;
  throw new UserError(`No port from ${FIRST_PORT} to ${FIRST_PORT + TRIES - 1} is free. Name one: --port N.`);
}

/** Builds in a process of its own, so that changed modules are read anew. Returns what went wrong, or ''. */
function buildInProcess(out: string, lectures: readonly string[] = []): Promise<string> {
  const args = [join(root, 'bin', 'course.cjs'), 'slides', 'build', ...lectures, '--out', out];
  const child = startProcess(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    process.stderr.write(chunk);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) =>
      resolve(code === 0 ? '' : said.trim().split('\n').at(-1) || 'The build failed.'),
    );
  });
}

/** Browsers that wait for the next build. */
class Listeners {
  readonly #open = new Set<ServerResponse>();
  #last = '';

  add(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(this.#last ? `data: ${JSON.stringify({ fault: this.#last })}\n\n` : ': waiting\n\n');
    this.#open.add(response);
    response.once('close', () => this.#open.delete(response));
  }

  tell(fault: string): void {
    this.#last = fault;
    for (const response of this.#open) response.write(`data: ${JSON.stringify({ fault })}\n\n`);
  }

  end(): void {
    for (const response of this.#open) response.end();
  }
}

/** Lectures that a change of these files touches, by number; none for all of them. */
function listTouched(files: ReadonlySet<string>): string[] {
  const numbers = [...files].map((file) => /^slides[/\\](?:figures[/\\])?(\d\d)-/.exec(file)?.[1]);
  return numbers.every((number) => number !== undefined) ? [...new Set(numbers as string[])] : [];
}

/** Builds everything once, then whenever sources have changed and been quiet for a moment; one build at a time. */
function watchSources(rebuild: (lectures: readonly string[]) => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let changed = new Set(['everything']);
  const run = async () => {
    if (running) return;
    running = true;
    while (changed.size > 0) {
      const files = changed;
      changed = new Set();
      await rebuild(listTouched(files));
    }
    running = false;
  };
  const watchers = WATCHED.map((folder) =>
    watch(join(root, folder), { recursive: true }, (_, file) => {
      changed.add(join(folder, file ?? ''));
      clearTimeout(timer);
      timer = setTimeout(run, QUIET_MS);
    }),
  );
  void run();
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

/** Runs until Ctrl-C. */
export async function serveSlides(out: string, port: number): Promise<void> {
  const token = randomBytes(18).toString('hex');
  const listeners = new Listeners();
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const [, given, ...rest] = new URL(request.url ?? '/', `http://${HOST}`).pathname.split('/');
    if (given !== token) {
      response.writeHead(403, { 'content-type': 'text/plain' });
      response.end('Open the address that npm run slides printed; it holds the token.');
    } else if (rest.join('/') === 'events') listeners.add(response);
    else answerFile(response, out, rest.join('/'), `/${token}/events`);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  console.log(`\n  http://${HOST}:${port}/${token}/slides/\n`);
  console.log(
    'Open this address in a browser on this machine; pages reload when a source changes. Ctrl-C stops.',
  );
  const stopWatching = watchSources(async (lectures) => listeners.tell(await buildInProcess(out, lectures)));
  await new Promise<void>((resolve) => answerStops(() => resolve()));
  stopWatching();
  listeners.end();
  server.close();
  server.closeAllConnections();
  await endProcesses(2000);
  console.log('The slides are no longer served.');
}
