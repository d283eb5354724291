/**
 * Stock Firefox by WebDriver BiDi, the W3C's protocol that Firefox speaks by itself. playwright-core sends it a command
 * that Firefox ESR does not know, so the few commands that the tests need are sent here.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { findFirefox } from '../../src/cli/test/firefox';

/** No window asks anything, and nothing is fetched from home. */
const PREFERENCES: Readonly<Record<string, unknown>> = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'remote.active-protocols': 1,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
  'ui.prefersReducedMotion': 1,
};

interface Answer {
  type: 'success' | 'error' | 'event';
  id?: number;
  result?: unknown;
  method?: string;
  params?: Record<string, unknown>;
  message?: string;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface FirefoxPage {
  open(address: string): Promise<void>;
  /** The value of an expression in the page; promises are awaited. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** What is seen there, as a PNG's base64. */
  takePicture(box: Box): Promise<string>;
  /** Everything that must stay empty: errors and warnings of the page, requests to any host. */
  readonly troubles: string[];
  close(): Promise<void>;
}

function startFirefox(profile: string): Promise<{ child: ChildProcess; address: string }> {
  const executable = findFirefox();
  if (!executable) {
    throw new Error(
      'No Firefox found. Install it (Debian: apt-get install firefox-esr) or set COURSE_FIREFOX.',
    );
  }
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'];
  const child = spawn(executable, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (found) resolve({ child, address: found });
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Firefox ended with ${code}: ${said.slice(-2000)}`)));
  });
}

/** One connection: commands with their answers, and events. */
class Connection {
  #last = 0;
  readonly #waiting = new Map<number, (answer: Answer) => void>();

  constructor(
    private readonly socket: WebSocket,
    onEvent: (method: string, params: Record<string, unknown>) => void,
  ) {
    socket.on('message', (data) => {
      const answer = JSON.parse(String(data)) as Answer;
      if (answer.type === 'event') onEvent(answer.method!, answer.params!);
      else this.#waiting.get(answer.id!)?.(answer);
    });
  }

  async send<Result>(method: string, params: object): Promise<Result> {
    this.#last += 1;
    const id = this.#last;
    const answered = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    this.socket.send(JSON.stringify({ id, method, params }));
    const answer = await answered;
    this.#waiting.delete(id);
    if (answer.type === 'error') throw new Error(`${method}: ${answer.message}`);
    return answer.result as Result;
  }
}

/** What an event says that must not happen, if it does. */
function findTrouble(method: string, params: Record<string, unknown>): string | undefined {
  if (method === 'log.entryAdded') {
    const { level, text } = params as { level: string; text: string };
    // A widget that grows while it is measured is measured again in the next frame; Firefox reports it.
    const isHarmless = /ResizeObserver loop/.test(text);
    return (level === 'error' || level === 'warn') && !isHarmless ? `${level}: ${text}` : undefined;
  }
  const { url } = (params.request ?? { url: '' }) as { url: string };
  return /^(file|data|blob|about|moz-extension|chrome|resource):/.test(url) ? undefined : `request: ${url}`;
}

interface Evaluated {
  type: string;
  result?: { value?: string };
  exceptionDetails?: { text: string };
}

/** Starts Firefox with one page of 1920×1080. */
export async function launchFirefox(): Promise<FirefoxPage> {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const { child, address } = await startFirefox(profile);
  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const troubles: string[] = [];
  const connection = new Connection(socket, (method, params) => {
    const trouble = findTrouble(method, params);
    if (trouble) troubles.push(trouble);
  });
  await connection.send('session.new', { capabilities: {} });
  await connection.send('session.subscribe', { events: ['log.entryAdded', 'network.beforeRequestSent'] });
  const { contexts } = await connection.send<{ contexts: { context: string }[] }>(
    'browsingContext.getTree',
    {},
  );
  const { context } = contexts[0]!;
  const viewport = { width: 1920, height: 1080 };
  await connection.send('browsingContext.setViewport', { context, viewport });
  return {
    troubles,
    async open(url) {
      await connection.send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    async evaluate(expression) {
      const answer = await connection.send<Evaluated>('script.evaluate', {
        expression: `(async () => JSON.stringify(await (${expression})))()`,
        target: { context },
        awaitPromise: true,
      });
      if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text);
      const text = answer.result?.value;
      return text === undefined ? undefined : JSON.parse(text);
    },
    async takePicture(box) {
      const clip = { type: 'box', ...box };
      const { data } = await connection.send<{ data: string }>('browsingContext.captureScreenshot', {
        context,
        clip,
      });
      return data;
    },
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await connection.send('browser.close', {}).catch(() => child.kill());
      await ended;
      socket.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
