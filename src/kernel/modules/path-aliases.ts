/** `paths` of tsconfig.json when code runs: what `~/data` stands for. */
import * as path from 'node:path';

export interface PathAliasOptions {
  /** `paths` of tsconfig.json: patterns with at most one `*`. */
  paths?: Readonly<Record<string, readonly string[]>>;
  /** Folder that the targets are relative to. */
  base: string;
}

interface Pattern {
  prefix: string;
  /** undefined: the pattern has no `*`. */
  suffix: string | undefined;
  targets: readonly string[];
}

function matches(request: string, { prefix, suffix }: Pattern): boolean {
  if (suffix === undefined) return request === prefix;
  return (
    request.length >= prefix.length + suffix.length && request.startsWith(prefix) && request.endsWith(suffix)
  );
}

/** @returns a function from a module's name to the files that it may stand for, in order; none for other names */
export function createPathAliases({ paths = {}, base }: PathAliasOptions): (request: string) => string[] {
  const patterns = Object.entries(paths).map(([name, targets]): Pattern => {
    const [prefix = '', suffix] = name.split('*');
    return { prefix, suffix, targets };
  });
  // As TypeScript has it: a name without `*` first, then the longest beginning.
  const rank = ({ prefix, suffix }: Pattern) =>
    suffix === undefined ? Number.POSITIVE_INFINITY : prefix.length;
  patterns.sort((a, b) => (rank(b) === rank(a) ? 0 : rank(b) - rank(a)));
  return (request) => {
    const pattern = patterns.find((candidate) => matches(request, candidate));
    if (!pattern) return [];
    const { prefix, suffix = '', targets } = pattern;
    const star = request.slice(prefix.length, request.length - suffix.length);
    return targets.map((target) => path.resolve(base, target.replace('*', star)));
  };
}
