/** The script that Jupyter runs: takes the startup snapshot where it fits, and becomes the kernel's process. */

export const START_SCRIPT = 'start.sh';

/** What V8 is told; a snapshot fits only the V8 flags it was made with. */
export const V8_FLAGS = [
  // Garbage is collected when nobody waits, and memory stays flat.
  '--expose-gc',
  '--max-semi-space-size=8',
  // Hash tables of a snapshot stay as they are: making them anew is a tenth of its start.
  '--no-rehash-snapshot',
];

/**
 * A compiler walks an expression's parts inside of each other: 2,000 terms of a sum are 2,000 deep. Of the 8 MiB that
 * a process has for that nearly everywhere, V8 takes 1 unless told.
 */
export const STACK_FLAG = '--stack-size=4000';
const STACK_KIB = 8192;

/** Node 20 aborts without the first when a running loop is terminated; the second hides warnings about require of ES modules. */
export const NODE_FLAGS = [
  '--no-force-async-hooks-checks',
  '--disable-warning=ExperimentalWarning',
  ...V8_FLAGS,
];

/** Nobody reads Node's report of a full heap, but while Node makes it the wire thread can tell the notebook. */
const LAST_WORDS_FLAGS = ['--report-on-fatalerror', '--report-filename=/dev/null'];

/** Carries the modification time of the Node that made the snapshot. */
export const NODE_STAMP = 'node.stamp';

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** Tells the kernel that its files 1 and 2 are pipes which it reads itself, and which process must be left alone. */
export const PIPES_ARGUMENT = '--pipes';

/** Where the kernel's process finds the reading ends of those pipes. */
export const PIPES = { stdout: 3, stderr: 4 } as const;

/**
 * Child processes, native libraries and `fs.writeSync(1, …)` write to the process's files 1 and 2, which Node cannot
 * take over by itself: the shell puts pipes there (named ones, opened and unlinked). The keeper waits for the kernel's
 * end, which closes the third pipe, however it comes: it then ends what the kernel has started and passes on what it
 * had not read, its last words among it, to where the kernel's output would have gone.
 */
const MAKE_PIPES = `pipes=\${TMPDIR:-/tmp}/typescript-kernel-$$
if mkfifo -m 600 "$pipes.out" "$pipes.err" "$pipes.end" 2>/dev/null; then
  # Opened for both directions: no open waits for the other side, and the kernel never sees an end.
  exec ${PIPES.stdout}<>"$pipes.out" ${PIPES.stderr}<>"$pipes.err" 5<>"$pipes.end"
  exec 6<"$pipes.out" 7<"$pipes.err" 8<"$pipes.end"
  (
    trap '' INT TERM HUP
    exec 3<&- 4<&- 5<&-
    read -r nothing <&8
    kill -s TERM -- "-$$" 2>/dev/null
    cat <&6 &
    cat <&7 >&2
    wait
  ) &
  set -- ${PIPES_ARGUMENT} "$!" "$@"
  exec >"$pipes.out" 2>"$pipes.err" 6<&- 7<&- 8<&-
  rm -f "$pipes.out" "$pipes.err" "$pipes.end"
fi`;

/**
 * A snapshot fits the Node that made it, started without other options. The shell compares times by itself: asking
 * Node for its version would take a tenth of the kernel's start. `exec` keeps the process id, so that signals reach
 * the kernel.
 */
export function createStartScript(node: string): string {
  const flags = [...NODE_FLAGS, ...LAST_WORDS_FLAGS].join(' ');
  const deep = `${flags} ${STACK_FLAG}`;
  return `#!/bin/sh
# Starts the TypeScript kernel. Made by the kernel's build; changes are lost.
node=${quote(node)}
[ -x "$node" ] || node=node
folder=\${0%/*}
kernel=$folder/kernel.js
snapshot=$folder/kernel.blob
stamp=$folder/${NODE_STAMP}
${MAKE_PIPES}
size=$(ulimit -s)
if ! [ "$size" = unlimited ] && ! [ "$size" -ge ${STACK_KIB} ] 2>/dev/null && ! ulimit -S -s ${STACK_KIB} 2>/dev/null; then
  # Too small a stack for the flag, and without it the snapshot does not fit.
  exec "$node" ${flags} "$kernel" --plain-start "$@"
fi
if [ -f "$snapshot" ] && [ -z "$NODE_OPTIONS" ] && ! [ "$node" -nt "$stamp" ] && ! [ "$node" -ot "$stamp" ]; then
  exec "$node" ${deep} --snapshot-blob "$snapshot" "$kernel" "$@"
fi
exec "$node" ${deep} "$kernel" --plain-start "$@"
`;
}
