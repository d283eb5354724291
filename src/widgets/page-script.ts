/** Code for pages in one piece. */
import { type BuildOptions, buildSync } from 'esbuild';

type Entry = Pick<BuildOptions, 'entryPoints' | 'stdin'>;

/** One plain script: module scripts do not load from file://. */
export function bundleForPages(entry: Entry): string {
  return bundle(entry, 'iife');
}

/** One ES module, for hosts that load code from text. */
export function bundleModule(entry: Entry): string {
  return bundle(entry, 'esm');
}

function bundle(entry: Entry, format: 'iife' | 'esm'): string {
  const result = buildSync({
    ...entry,
    bundle: true,
    minify: true,
    format,
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    charset: 'utf8',
    write: false,
  });
  return result.outputFiles[0]!.text.trim();
}
