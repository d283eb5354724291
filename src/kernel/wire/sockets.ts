/** The five ZMQ sockets of a kernel, with sends queued: zeromq.js allows one pending send a socket. */
import * as zmq from 'zeromq';
import { type Connection, toAddress } from './connection';

/** Larger messages end the connection they came from; a cell is text, not data. */
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

export interface Sockets {
  shell: zmq.Router;
  control: zmq.Router;
  stdin: zmq.Router;
  heartbeat: zmq.Reply;
  iopub: zmq.XPublisher;
}

/** @throws Error when a port is taken */
export async function bindSockets(connection: Connection): Promise<Sockets> {
  const limit = { linger: 500, maxMessageSize: MAX_MESSAGE_BYTES };
  const sockets: Sockets = {
    shell: new zmq.Router({ ...limit, sendHighWaterMark: 0 }),
    control: new zmq.Router({ ...limit, sendHighWaterMark: 0 }),
    stdin: new zmq.Router(limit),
    heartbeat: new zmq.Reply(limit),
    iopub: new zmq.XPublisher({ ...limit, sendHighWaterMark: 0 }),
  };
  await Promise.all([
    sockets.shell.bind(toAddress(connection, connection.shell_port)),
    sockets.control.bind(toAddress(connection, connection.control_port)),
    sockets.stdin.bind(toAddress(connection, connection.stdin_port)),
    sockets.heartbeat.bind(toAddress(connection, connection.hb_port)),
    sockets.iopub.bind(toAddress(connection, connection.iopub_port)),
  ]);
  return sockets;
}

type Sendable = { send(frames: Buffer[]): Promise<void> };

export interface SendQueue {
  send(socket: Sendable, frames: Buffer[]): Promise<void>;
  drain(): Promise<void>;
}

/** Sends in order, one at a time a socket; a peer that has gone is no error. */
export function createSendQueue(): SendQueue {
  const tails = new Map<Sendable, Promise<void>>();
  return {
    send(socket, frames) {
      const tail = (tails.get(socket) ?? Promise.resolve()).then(() => socket.send(frames)).catch(() => {});
      tails.set(socket, tail);
      return tail;
    },
    async drain() {
      await Promise.all(tails.values());
    },
  };
}

/** Receives until the socket closes. A malformed read never ends the loop. */
export async function receiveForever(
  socket: AsyncIterable<Buffer[]> & { closed: boolean },
  handle: (frames: Buffer[]) => void | Promise<void>,
): Promise<void> {
  while (!socket.closed) {
    try {
      for await (const frames of socket) await handle(frames);
    } catch {
      if (socket.closed) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
