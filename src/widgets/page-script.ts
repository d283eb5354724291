/** Bundles code for pages into one plain script: module scripts do not load from file://. */
import { type BuildOptions, buildSync } from 'esbuild';

export function bundleForPages(entry: Pick<BuildOptions, 'entryPoints' | 'stdin'>): string {
  const result = buildSync({
    ...entry,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    charset: 'utf8',
    write: false,
  });
  return result.outputFiles[0]!.text.trim();
}
