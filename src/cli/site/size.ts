/** How large the site is: what a student loads, and what a teacher puts on a server. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { formatBytes } from '../progress';

/** In the profile `laptop` all lessons and lectures together stay below this. */
const MOST_SITE_BYTES = 60_000_000;

/** Files that are named where a site is too large. */
const NAMED = 8;

export interface SizedFile {
  /** From the site's folder. */
  name: string;
  bytes: number;
}

/** Files by their size, the largest first; of a folder all that are in it. What is not there is left out. */
export function measureFiles(folder: string, names: readonly string[]): SizedFile[] {
  const measure = (name: string): SizedFile[] => {
    const path = join(folder, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return [];
    if (!found.isDirectory()) return [{ name, bytes: found.size }];
    return readdirSync(path).flatMap((entry) => measure(`${name}/${entry}`));
  };
  return names.flatMap(measure).sort((a, b) => b.bytes - a.bytes);
}

/** The size in words; and, where it is too much, which files to make smaller. */
export function describeSize(
  files: readonly SizedFile[],
  most = MOST_SITE_BYTES,
): { total: string; excess?: string } {
  const bytes = files.reduce((all, file) => all + file.bytes, 0);
  const total = formatBytes(bytes);
  if (bytes <= most) return { total };
  const largest = files.slice(0, NAMED).map((file) => `  ${formatMegabytes(file.bytes)}  ${file.name}`);
  const head = `The site is whole, but larger than the ${formatBytes(most)} that it may have. Its largest files:`;
  return { total, excess: [head, ...largest].join('\n') };
}

const formatMegabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`.padStart(8);
