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

/** Node 20 aborts without the first when a running loop is terminated; the second hides warnings about require of ES modules. */
export const NODE_FLAGS = [
  '--no-force-async-hooks-checks',
  '--disable-warning=ExperimentalWarning',
  ...V8_FLAGS,
];

/** Carries the modification time of the Node that made the snapshot. */
export const NODE_STAMP = 'node.stamp';

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * A snapshot fits the Node that made it, started without other options. The shell compares times by itself: asking
 * Node for its version would take a tenth of the kernel's start. `exec` keeps the process id, so that signals reach
 * the kernel.
 */
export function createStartScript(node: string): string {
  return `#!/bin/sh
# Starts the TypeScript kernel. Made by the kernel's build; changes are lost.
node=${quote(node)}
[ -x "$node" ] || node=node
folder=\${0%/*}
kernel=$folder/kernel.js
snapshot=$folder/kernel.blob
stamp=$folder/${NODE_STAMP}
if [ -f "$snapshot" ] && [ -z "$NODE_OPTIONS" ] && ! [ "$node" -nt "$stamp" ] && ! [ "$node" -ot "$stamp" ]; then
  exec "$node" ${NODE_FLAGS.join(' ')} --snapshot-blob "$snapshot" "$kernel" "$@"
fi
exec "$node" ${NODE_FLAGS.join(' ')} "$kernel" --plain-start "$@"
`;
}
