/**
 * The wire thread. It owns all five sockets, so that heartbeat, kernel_info, interrupt and shutdown are answered,
 * and output leaves, while the main thread is inside a long step.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { endChildren, signalChildren, spareKeeper } from '../processes/children';
import { watchParent } from '../processes/parent';
import { readInheritedOutput } from './inherited-output';
import {
  createEncoder,
  createReplayGuard,
  decodeMessage,
  type Header,
  type Message,
  type Outgoing,
} from './message';
import { bindSockets, createSendQueue, receiveForever } from './sockets';
import { StopSignal } from './stop-signal';
import { createStopper } from './stopper';
import type { Channel, FromWire, ToWire, WireOptions } from './thread-messages';

const NATIVE_NOTICE =
  'Stop requested: a native operation is still running; the cell stops when that returns.\n' +
  'To stop it at once, restart the kernel: all variables are lost then.\n';

/** A main thread that does not end by itself in this time is killed. */
const EXIT_GRACE_MS = 800;

const killKernel = () => process.kill(process.pid, 'SIGKILL');

/** What a status message says that the main thread does now. */
function readBusy({ content, parent }: Extract<ToWire, { kind: 'publish' }>): Header | undefined {
  return content.includes('"busy"') ? (parent as Header) : undefined;
}

async function main(port: NonNullable<typeof parentPort>, options: WireOptions): Promise<void> {
  const { connection, kernelInfo, graceMs, keeper } = options;
  const handled = new Int32Array(options.handled);
  const answered = new Int32Array(options.answers.signal);
  const encode = createEncoder(connection.key);
  const isReplay = createReplayGuard();
  const queue = createSendQueue();
  const tell = (message: FromWire) => options.inbox.postMessage(message);
  let ready = false;
  let isAsking = false;
  /** The request that the main thread is busy with. */
  let running: Header | undefined;
  /** The cell that runs, or ran last: the output of processes belongs to it. */
  let lastCell: Header | undefined;
  /** Publishes what processes have written until now. */
  let drainInherited: (() => void) | undefined;

  // Replies to early requests may be asked for before the sockets are bound: `sockets` is awaited by whoever sends.
  const sockets = await bindSockets(connection).catch((error: Error) => {
    // This thread stays until the process ends: zeromq may abort it at a thread's end, before anything is said.
    tell({ kind: 'failed', reason: String(error.stack) });
    return new Promise<never>(() => {});
  });
  const publish = (
    type: string,
    content: string,
    parent: Header | Record<string, never>,
    { metadata, buffers }: Pick<Outgoing, 'metadata' | 'buffers'> = {},
  ) =>
    queue.send(
      sockets.iopub,
      encode({ identities: [Buffer.from(type)], type, content, parent, metadata, buffers }),
    );
  const reply = (
    channel: Channel,
    to: { identities: readonly Uint8Array[]; header: Header },
    type: string,
    content: string,
  ) => queue.send(sockets[channel], encode({ identities: to.identities, type, content, parent: to.header }));
  const status = (state: 'busy' | 'idle', parent: Header) =>
    publish('status', JSON.stringify({ execution_state: state }), parent);

  /** undefined: there will be no answer, the user pressed stop. */
  const answer = (value: string | undefined) => {
    if (!isAsking) return;
    isAsking = false;
    options.answers.port.postMessage({ value });
    Atomics.add(answered, 0, 1);
    Atomics.notify(answered, 0);
  };

  const hearProcesses = (cell: Header) => {
    lastCell = cell;
    if (keeper === undefined) return;
    drainInherited ??= readInheritedOutput((name, text) =>
      publish('stream', JSON.stringify({ name, text }), lastCell ?? {}),
    );
  };

  const stop = createStopper({
    signal: new StopSignal(options.interrupts),
    graceMs,
    onTerminated: () => tell({ kind: 'terminated' }),
    // It may be waiting for a process that takes no Ctrl-C, such as a shell's background job.
    onSlow: () => signalChildren('SIGTERM') > 0,
    onNative() {
      if (running) publish('stream', JSON.stringify({ name: 'stderr', text: NATIVE_NOTICE }), running);
    },
  });
  const interrupt = () => {
    answer(undefined);
    stop();
    tell({ kind: 'interrupt' });
    signalChildren('SIGINT'); // as Ctrl-C in a terminal; a main thread that waits for one goes on
  };

  const shutdown = async (channel: Channel, message: Message) => {
    const content = JSON.stringify({ status: 'ok', restart: message.content.restart === true });
    await reply(channel, message, 'shutdown_reply', content);
    await publish('shutdown_reply', content, message.header);
    await endChildren();
    tell({ kind: 'shutdown' });
    setTimeout(killKernel, EXIT_GRACE_MS);
  };

  const receive = async (channel: Channel, frames: Buffer[]) => {
    let message: Message;
    try {
      message = decodeMessage(connection.key, frames);
    } catch {
      return; // not from a client that knows the key, or no message at all: the specification says to drop it
    }
    if (isReplay(message.signature)) return;
    switch (message.header.msg_type) {
      case 'interrupt_request': // VS Code sends it on the shell channel (vscode-jupyter#17143)
        interrupt();
        await reply(channel, message, 'interrupt_reply', '{"status":"ok"}');
        return;
      case 'shutdown_request':
        await shutdown(channel, message);
        return;
      case 'kernel_info_request':
        if (ready && channel === 'shell') break; // in its turn, so that busy and idle tell the truth
        await status('busy', message.header);
        await reply(channel, message, 'kernel_info_reply', kernelInfo);
        await status('idle', message.header);
        return;
    }
    const { identities, header, metadata, content } = message;
    if (channel === 'stdin') {
      if (header.msg_type === 'input_reply') answer(String(content.value ?? ''));
      return;
    }
    const buffers = message.buffers.map((buffer) => new Uint8Array(buffer));
    options.inbox.postMessage(
      {
        kind: 'request',
        request: {
          channel,
          identities: identities.map((identity) => Uint8Array.from(identity)),
          header,
          metadata,
          content,
          buffers,
          arrivedNs: process.hrtime.bigint(),
        },
      } satisfies FromWire,
      buffers.map(({ buffer }) => buffer),
    );
  };

  port.on('message', (message: ToWire) => {
    drainInherited?.();
    if (message.kind === 'publish') {
      if (message.type === 'status') running = readBusy(message);
      if (running?.msg_type === 'execute_request') hearProcesses(running);
      publish(message.type, message.content, message.parent, message);
    } else if (message.kind === 'reply')
      reply(message.request.channel, message.request, message.type, message.content);
    else if (message.kind === 'ready') ready = true;
    else if (message.kind === 'ask') {
      isAsking = true;
      const content = JSON.stringify({ prompt: message.prompt, password: message.password });
      reply('stdin', message.request, 'input_request', content);
    } else
      void queue.drain().then(() => {
        for (const socket of Object.values(sockets)) socket.close();
        tell({ kind: 'closed' });
      });
    Atomics.add(handled, 0, 1);
    Atomics.notify(handled, 0);
  });

  if (keeper !== undefined) spareKeeper(keeper);
  watchParent(() => void endChildren().finally(killKernel));
  void receiveForever(sockets.heartbeat, (frames) => queue.send(sockets.heartbeat, frames));
  void receiveForever(sockets.iopub, ([frame]) => {
    if (frame?.[0] !== 1) return;
    const subscription = frame.subarray(1).toString('utf8');
    void publish('iopub_welcome', JSON.stringify({ subscription }), {});
  });
  for (const channel of ['shell', 'control', 'stdin'] as const)
    void receiveForever(sockets[channel], (frames) => receive(channel, frames));
  tell({ kind: 'bound' });
}

if (parentPort) void main(parentPort, workerData as WireOptions);
