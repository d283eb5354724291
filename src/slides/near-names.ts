/** Pairs of neighbouring letters. */
function listPairs(text: string): Set<string> {
  const letters = text.toLowerCase();
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)));
}

/** The names most like a mistyped one, best first: by the pairs of letters that both have (Dice's coefficient). */
export function findNear(wish: string, names: readonly string[], most = 3): string[] {
  const wanted = listPairs(wish);
  const score = (name: string) => {
    const pairs = listPairs(name);
    const common = [...pairs].filter((pair) => wanted.has(pair)).length;
    return (2 * common) / Math.max(1, pairs.size + wanted.size);
  };
  return names
    .map((name) => ({ name, score: score(name) }))
    .filter((one) => one.score > 0.25)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ name }) => name);
}
