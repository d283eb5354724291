/**
 * The GPU that WebGPU would use, looked at from a process of its own: a driver that crashes ends only that process, and
 * what Dawn writes to stderr becomes a reason instead of noise.
 */
import { execFile } from 'node:child_process';

/** The graphics interface that Dawn is told to use, by operating system. */
const INTERFACES: Partial<Record<NodeJS.Platform, { option: string; name: string; help: string }>> = {
  darwin: { option: 'metal', name: 'Metal', help: '' },
  win32: { option: 'd3d12', name: 'Direct3D 12', help: '' },
  linux: {
    option: 'vulkan',
    name: 'Vulkan',
    help: '; Debian/Ubuntu: sudo apt install libvulkan1, and the GPU’s own driver (mesa-vulkan-drivers for AMD and Intel)',
  },
};

/** What Dawn says of a GPU. Any text may be empty. */
export interface Adapter {
  vendor: string;
  architecture: string;
  device: string;
  description: string;
  /** True where the CPU plays GPU, as SwiftShader does. */
  isSoftware: boolean;
}

/** The option for Dawn's `create` that names this system's interface. */
export function dawnOptions(): string[] {
  const known = INTERFACES[process.platform];
  return known ? [`backend=${known.option}`] : [];
}

const PROBE = `
  (async () => {
    const { create } = await import(process.argv[1]);
    const adapter = await create(JSON.parse(process.argv[2])).requestAdapter({ powerPreference: 'high-performance' });
    const { vendor, architecture, device, description, isFallbackAdapter } = adapter?.info ?? {};
    console.log(JSON.stringify(adapter && { vendor, architecture, device, description, isFallbackAdapter }));
  })().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });`;

const SOFTWARE = /swiftshader|llvmpipe|lavapipe|basic render/i;

/** Reads what the probe printed. @throws Error that says why there is no GPU. */
export function readProbe(stdout: string, stderr: string): Adapter {
  const api = INTERFACES[process.platform]?.name ?? process.platform;
  const found = JSON.parse(stdout) as (Adapter & { isFallbackAdapter?: boolean }) | null;
  if (!found) {
    // Dawn's line, without its "Warning:" and the stack of C++ files below it.
    const warning = /^Warning: (.+)$/m.exec(stderr)?.[1];
    throw new Error(
      `Dawn finds no GPU through ${api}${warning ? ` (${warning})` : ''}${INTERFACES[process.platform]?.help ?? ''}`,
    );
  }
  const { vendor, architecture, device, description, isFallbackAdapter } = found;
  const isSoftware = isFallbackAdapter === true || SOFTWARE.test(`${device} ${description}`);
  return { vendor, architecture, device, description, isSoftware };
}

/**
 * Finds the GPU.
 *
 * @param module the file of the package `webgpu`.
 * @throws Error that says why there is none, or that Dawn crashed on it.
 */
export async function findAdapter(module: string): Promise<Adapter> {
  const { failure, stdout, stderr } = await new Promise<{
    failure: { signal?: NodeJS.Signals | null; killed?: boolean } | null;
    stdout: string;
    stderr: string;
  }>((resolve) => {
    const args = ['-e', PROBE, module, JSON.stringify(dawnOptions())];
    execFile(process.execPath, args, { timeout: 30_000 }, (error, out, err) =>
      resolve({ failure: error, stdout: out, stderr: err }),
    );
  });
  if (!failure) return readProbe(stdout, stderr);
  if (failure.killed) throw new Error('looking for a GPU took longer than 30 seconds');
  if (failure.signal) throw new Error(`Dawn crashed while it looked for a GPU (${failure.signal})`);
  throw new Error(`Dawn does not start: ${stderr.trim().split('\n')[0]}`);
}

/** One line for people, e.g. `nvidia-l4 (nvidia ampere, Vulkan, NVIDIA: 550.54)`. */
export function describeAdapter({ vendor, architecture, device, description, isSoftware }: Adapter): string {
  const api = INTERFACES[process.platform]?.name;
  const details = [`${vendor} ${architecture}`.trim(), api, description, isSoftware && 'software, not a GPU'];
  return `${device || 'an unnamed GPU'} (${details.filter(Boolean).join(', ')})`;
}
