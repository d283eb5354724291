import { askForFunction } from '../ask';

type Arguments = [fakes: number[], heldOut: number[], share: number];

/** Distance that this share of the held-out digits stays below. */
function thresholdOf(heldOut: number[], share: number): number {
  return [...heldOut].sort((a, b) => a - b)[Math.floor(share * heldOut.length)]!;
}

const below = (fakes: number[], threshold: number) =>
  fakes.filter((fake) => fake < threshold).length / fakes.length;

/** Share of copies, by a threshold that real digits set. */
export const memorisedShare = askForFunction({
  id: '12-memorised-share',
  title: 'Set the threshold of a copy',
  starter: `// Distances to the nearest training digit. Threshold: heldOut, sorted, at floor(share · n).
/** Share of the fakes that are nearer than the threshold. */
function memorised(fakes: number[], heldOut: number[], share: number): number {
  return todo();
}

check('12-memorised-share', memorised);`,
  worked: `const sorted = [...heldOut].sort((a, b) => a - b);
const threshold = sorted[Math.floor(share * sorted.length)];
return fakes.filter((fake) => fake < threshold).length / fakes.length;`,
  hints: [
    'Held-out digits are no copies: so they say how near one can come by chance.',
    'Sort numbers with (a, b) => a - b; without it JavaScript sorts them as words.',
    'Then count the fakes below the threshold, and divide by how many there are.',
  ],
  cases: (): Arguments[] => [
    [[0, 0.5, 3, 8], [1, 2, 3, 4], 0.25],
    [[5, 11, 9.5], [10, 9, 12, 30, 11], 0.2],
    [[0, 0, 0], [2, 5, 4], 0.01],
    [[7, 8, 2, 1], [8, 6, 7, 100], 0.5],
  ],
  solution: (fakes, heldOut, share) => below(fakes, thresholdOf(heldOut, share)),
  wrongAnswers: [
    {
      answer: (fakes, _, share) => below(fakes, thresholdOf(fakes, share)),
      hint: 'The fakes set their own threshold: then the share is always about the same, copies or not.',
    },
    {
      answer: (fakes) => fakes.filter((fake) => fake === 0).length / fakes.length,
      hint: 'A copy with one grey level changed would slip through. How near can one come by chance?',
    },
    {
      answer: (fakes, heldOut, share) => 1 - below(fakes, thresholdOf(heldOut, share)),
      hint: 'You counted the fakes that are far away. Copies are nearer than the threshold.',
    },
    {
      answer: (fakes, heldOut, share) =>
        below(fakes, [...heldOut].sort()[Math.floor(share * heldOut.length)]!),
      hint: 'Without a comparison `sort` takes numbers for words: "10" comes before "9".',
    },
    {
      answer: (fakes, heldOut, share) => below(fakes, thresholdOf(heldOut, share)) * fakes.length,
      hint: 'You counted them. A share is the count over all fakes.',
    },
    {
      answer: (fakes, heldOut, share) => {
        const threshold = thresholdOf(heldOut, share);
        return fakes.filter((fake) => fake <= threshold).length / fakes.length;
      },
      hint: '*Nearer* than the threshold: a fake that is just as far is no copy.',
    },
  ],
});
