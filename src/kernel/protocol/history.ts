/** The cells run in this session, as Jupyter asks for them. */

interface Entry {
  line: number;
  input: string;
  output: string | null;
}

type Row = [session: number, line: number, content: string | [string, string | null]];

/** Cells kept; the oldest go first. */
const LIMIT = 10_000;
const SESSION = 1;

export class History {
  #entries: Entry[] = [];

  add(line: number, input: string): void {
    this.#entries.push({ line, input, output: null });
    if (this.#entries.length > LIMIT) this.#entries.shift();
  }

  /** Remembers what the latest cell showed. */
  setOutput(output: string | null): void {
    const entry = this.#entries.at(-1);
    if (entry) entry.output = output;
  }

  /** Answers a history_request: `tail`, `range` or `search` (with `*` and `?`). */
  query(request: Record<string, unknown>): Row[] {
    const { hist_access_type: type, output, unique } = request;
    const n = Number(request.n) || 0;
    let found = this.#entries;
    if (type === 'range') {
      const start = Number(request.start ?? 0);
      const stop = request.stop == null ? Number.POSITIVE_INFINITY : Number(request.stop);
      found = found.filter(({ line }) => line >= start && line < stop);
    } else if (type === 'search') {
      const matches = toMatcher(String(request.pattern ?? '*'));
      found = found.filter(({ input }) => matches(input));
      if (unique) found = [...new Map(found.map((entry) => [entry.input, entry])).values()];
    }
    if (type !== 'range' && n > 0) found = found.slice(-n);
    return found.map(({ line, input, output: shown }) => [SESSION, line, output ? [input, shown] : input]);
  }
}

/** Glob matching in linear time a star: no pattern makes it slow. */
function toMatcher(pattern: string): (text: string) => boolean {
  return (text) => {
    let p = 0;
    let star = -1;
    let mark = 0;
    for (let t = 0; t < text.length; ) {
      if (pattern[p] === '*') {
        star = p++;
        mark = t;
      } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++mark;
      } else return false;
    }
    while (pattern[p] === '*') p++;
    return p === pattern.length;
  };
}
