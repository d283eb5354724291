/** Whether the processor multiplies numbers of 8 binary digits (bfloat16) faster than those of float32. */
import { readFileSync } from 'node:fs';
import { hasNativeBackend, nativeBackend } from './native-backend';

/** What Linux calls the instructions: on x86 (Cooper Lake, Sapphire Rapids, Zen 4 and later), and on Arm. */
const INSTRUCTIONS = /\b(avx512_bf16|amx_bf16|bf16)\b/;

function readProcessorFlags(): string {
  try {
    return readFileSync('/proc/cpuinfo', 'utf8');
  } catch {
    return ''; // not Linux
  }
}

export function hasBfloat16Instructions(flags: string = readProcessorFlags()): boolean {
  return INSTRUCTIONS.test(flags);
}

/** Why bfloat16 is of no use here; undefined where it is. */
export function whyNoBfloat16(flags?: string): string | undefined {
  if (!hasNativeBackend()) return 'bfloat16 needs the engine tensorflow';
  if (nativeBackend().isUsingGpuDevice) return 'bfloat16 is made for processors, and here a GPU computes';
  if (hasBfloat16Instructions(flags)) return undefined;
  return 'this processor has no instructions for bfloat16, as far as /proc/cpuinfo says';
}
