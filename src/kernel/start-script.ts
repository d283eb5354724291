/** The script that Jupyter runs: takes the startup snapshot where it fits, and becomes the kernel's process. */

export const START_SCRIPT = 'start.sh';

/**
 * Node 20 aborts without the first when a running loop is terminated; the second hides warnings about require of ES
 * modules; the others keep memory flat: garbage is collected when nobody waits. A snapshot fits only the same flags.
 */
export const NODE_FLAGS = [
  '--no-force-async-hooks-checks',
  '--disable-warning=ExperimentalWarning',
  '--expose-gc',
  '--max-semi-space-size=8',
];

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * A snapshot fits the Node version that made it, started without other options. `exec` keeps the process id, so that
 * signals reach the kernel.
 */
export function createStartScript(node: string, version: string): string {
  return `#!/bin/sh
# Starts the TypeScript kernel. Made by the kernel's build; changes are lost.
node=${quote(node)}
[ -x "$node" ] || node=node
folder=\${0%/*}
kernel=$folder/kernel.js
snapshot=$folder/kernel.blob
if [ -f "$snapshot" ] && [ -z "$NODE_OPTIONS" ] && [ "$("$node" --version)" = ${quote(version)} ]; then
  exec "$node" ${NODE_FLAGS.join(' ')} --snapshot-blob "$snapshot" "$kernel" "$@"
fi
exec "$node" ${NODE_FLAGS.join(' ')} "$kernel" --plain-start "$@"
`;
}
