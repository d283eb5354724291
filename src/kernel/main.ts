/**
 * Entry of the bundled kernel: `node kernel.js --connection-file FILE`.
 * Built into a startup snapshot, everything above the first request is already done (see snapshot.ts).
 */
import * as fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import * as path from 'node:path';
import { installFunctionText } from './cells/function-text';
import { readPathAliases } from './cells/options';
import { SourceFiles } from './cells/source-files';
import { ts } from './cells/typescript';
import { adoptEngine, createEngine, type Engine } from './engine';
import { StackFrames } from './errors/stack-frames';
import { Kernel } from './kernel';
import { createPathAliases } from './modules/path-aliases';
import { MODULE_CACHE, RequireHook } from './modules/require-hook';
import { readModuleOptions } from './modules/transpile';
import { keepOrder } from './output/keep-order';
import { captureProcessStreams } from './output/process-streams';
import { hideArguments, hideArgumentsFromWorkers } from './processes/plain-script';
import { createKernelInfo } from './protocol/kernel-info';
import { PIPES_ARGUMENT } from './start-script';
import { parseConnection } from './wire/connection';
import { createLink } from './wire/link';
import { STOP_SIGNAL_BYTES } from './wire/stop-signal';
import type { WireOptions } from './wire/thread-messages';

/** A cell that does not react to the stop button for this long has its JavaScript terminated. */
const INTERRUPT_GRACE_MS = 400;
const EXIT_AFTER_MS = 700;

function readArgument(name: string): string | undefined {
  const index = process.argv.indexOf(name);
  return index < 0 ? undefined : process.argv[index + 1];
}

/** Starts serving; `prepared` is what a startup snapshot brought along. */
function startKernel(kernelFile: string, prepared: Engine | undefined): void {
  const connectionFile = readArgument('--connection-file');
  if (!connectionFile) {
    process.stderr.write(
      'Usage: kernel --connection-file FILE. Jupyter starts kernels; see `npm run kernel -- list`.\n',
    );
    process.exitCode = 2;
    return;
  }
  const pipes = readArgument(PIPES_ARGUMENT);
  const keeper = pipes === undefined ? undefined : Number(pipes);
  hideArguments(process.cwd());
  const streams = captureProcessStreams(kernelFile);
  const { kill, exit } = process; // before cells, and the kernel itself, change them
  const folder = path.dirname(kernelFile);
  const connection = parseConnection(fs.readFileSync(connectionFile, 'utf8'));
  const kernelInfo = createKernelInfo(ts.version);
  const interrupts = new SharedArrayBuffer(STOP_SIGNAL_BYTES);
  // Not at the top: a startup snapshot cannot hold worker_threads.
  const threads = createRequire(kernelFile)('node:worker_threads') as typeof import('node:worker_threads');
  const { port1, port2 } = new threads.MessageChannel();
  const inbox = new threads.MessageChannel();
  const signal = new SharedArrayBuffer(4);
  const handled = new SharedArrayBuffer(4);
  const workerData: WireOptions = {
    inbox: inbox.port2,
    connection,
    kernelInfo: JSON.stringify(kernelInfo),
    interrupts,
    answers: { signal, port: port2 },
    graceMs: INTERRUPT_GRACE_MS,
    handled,
    keeper,
  };
  const worker = new threads.Worker(path.join(folder, 'wire.js'), {
    workerData,
    transferList: [port2, inbox.port2],
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  });
  hideArgumentsFromWorkers(threads);
  const giveUp = (reason: string | undefined) => {
    fs.writeSync(2, `The kernel cannot listen: ${reason}\n`);
    exit(1);
  };
  worker.on('error', (error) => giveUp(error.stack));

  const link = createLink({
    worker,
    inbox: { port: inbox.port1, read: () => threads.receiveMessageOnPort(inbox.port1) },
    interrupts,
    answers: { signal, read: () => threads.receiveMessageOnPort(port1) },
    handled,
  });
  const frames = new StackFrames((file) => file.startsWith(folder));
  const cwd = process.cwd();
  const engine = adoptEngine(prepared, { cwd, from: kernelFile });
  const findAliases = createPathAliases(readPathAliases(engine.program.options, cwd));
  const requireHook = new RequireHook({
    frames,
    cacheFolder: path.join(folder, MODULE_CACHE),
    options: readModuleOptions(engine.program.options),
    findAliases,
  });
  const kernel = new Kernel({ engine, link, frames, requireHook, kernelInfo, streams });
  frames.install();
  installFunctionText();
  const setTimer = setTimeout;
  link.onMessage((message) => {
    if (message.kind === 'request') kernel.enqueue(message.request);
    else if (message.kind === 'interrupt') kernel.interrupt();
    else if (message.kind === 'terminated') kernel.recover();
    else if (message.kind === 'failed') giveUp(message.reason);
    else if (message.kind === 'shutdown') {
      link.post({ kind: 'close' });
      setTimer(() => kill(process.pid, 'SIGKILL'), EXIT_AFTER_MS);
    } else if (message.kind === 'closed') exit(0);
    else link.post({ kind: 'ready' });
  });
  kernel.install();
  if (keeper !== undefined) keepOrder(kernelFile, () => kernel.flush());
}

/** Node's list of its modules was made while internal ones could be loaded. */
function hideInternals(): void {
  const list = Module as { builtinModules: readonly string[] };
  list.builtinModules = list.builtinModules.filter((name) => !name.startsWith('internal/'));
}

const SNAPSHOT_MARK = '--make-snapshot';

/**
 * `node --expose-internals --build-snapshot kernel.js --make-snapshot kernel.js MODULES`. Node's own v8 module offers the same, but it
 * loads streams, and from Node 22 on no worker can load what the snapshot holds of those.
 */
function makeSnapshot(): void {
  const { namespace } = require('internal/v8/startup_snapshot') as {
    namespace: typeof import('node:v8').startupSnapshot;
  };
  const [kernelFile = '', modules = '[]'] = process.argv.slice(process.argv.indexOf(SNAPSHOT_MARK) + 1);
  const files = new SourceFiles({ isCompact: true });
  const engine = createEngine({ cwd: process.cwd(), from: kernelFile, files });
  const names = JSON.parse(modules) as string[];
  engine.compiler.compile(names.map((name) => `import ${JSON.stringify(name)};`).join('\n'));
  engine.compiler.compile('console.log([1, 2].map((x) => x + 1)); await Promise.resolve(1)');
  files.trust();
  files.finish();
  const { Console } = console; // what a snapshot loses of it
  namespace.setDeserializeMainFunction(() => {
    hideInternals();
    console.Console = Console;
    startKernel(kernelFile, engine);
  });
}

if (process.argv.includes(SNAPSHOT_MARK)) makeSnapshot();
else startKernel(__filename, undefined);
