/** Finding a free port on this machine's loopback address. */
import { createServer } from 'node:net';
import { UserError } from '../user-error';

export const HOST = '127.0.0.1';
const DEFAULT_PORT = 8888;
const TRIES = 50;

/** True if nobody listens on the port. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, HOST, () => server.close(() => resolve(true)));
  });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new UserError(`The port "${text}" is not a number from 1 to 65535.`);
}

/**
 * The wished port, or without a wish the first free one from 8888 on.
 *
 * @throws UserError when the wished port is taken.
 */
export async function choosePort(wish: string | undefined): Promise<number> {
  if (wish !== undefined) {
    const port = parsePort(wish);
    if (await isFree(port)) return port;
    throw new UserError(
      `Port ${port} is in use, perhaps by another JupyterLab. Stop that one, choose another port ` +
        `(npm start -- --port ${port === 65535 ? port - 1 : port + 1}), or leave --port out to get a free one.`,
    );
  }
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + TRIES; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new UserError(
    `No port from ${DEFAULT_PORT} to ${DEFAULT_PORT + TRIES - 1} is free. Name one: npm start -- --port N.`,
  );
}
