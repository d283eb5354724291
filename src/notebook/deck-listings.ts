/** Listings of a lecture with their faults, as it prints them: notebook 08 lets the reader find them, slides mark them. */
import type { Displayable } from './display';
import { codeToHtml } from './note';
import { displayable } from './pictures';

export interface Fault {
  /** A piece of the line, as it stands in the deck. */
  at: string;
  /** What is wrong with it. */
  says: string;
}

export interface DeckListing {
  code: string;
  faults: readonly Fault[];
}

/** Deck 003, L221-244, some lines left out (ERR-7). */
const generator: DeckListing = {
  code: `self.model = nn.Sequential(
    nn.Linear(latent_dim, 256),
    nn.BatchNorm1d(256),
    nn.LeakyReLU(0.2, inplace=True),
    …
    nn.Linear(1024, 32*32)),
    nn.Tanh()`,
  faults: [{ at: '32*32)),', says: 'one ) too many' }],
};

/** Deck 003, L317 and L172-180 (ERR-12, ERR-6). */
const loop: DeckListing = {
  code: `for i, (imgs, _) in enumerate(dataloader)
    real_labels = torch.ones(imgs.shape[0], 1)
    fake_labels = torch.zeros(imgs.shape[0], 1)
    …
    real_loss = criterion(discriminator(real_imgs), real_labels)
    fake_loss = criterion(discriminator(gen_imgs.detach()), fake)
    D_loss = (real_loss + fake_loss) / 2`,
  faults: [
    { at: 'enumerate(dataloader)', says: 'no colon' },
    { at: 'real_imgs', says: 'imgs' },
    { at: '), fake)', says: 'fake_labels' },
  ],
};

/** Deck 003, L388-393, some lines left out (ERR-14). */
const critic: DeckListing = {
  code: `self.model = nn.Sequential(
    nn.Conv2d(channels, 16, kernel_size=3, stride=2, padding=1),
    nn.LeakyReLU(0.2, inplace=True)
    nn.Conv2d(16, 32, kernel_size=3, stride=2, padding=1),
    …`,
  faults: [{ at: 'inplace=True)', says: 'no comma' }],
};

export const deckListings = { generator, loop, critic } as const satisfies Record<string, DeckListing>;

/** The numbers of the lines that have a fault, from 1. @throws Error if a fault is in no line of the code */
export function findFaultyLines({ code, faults }: DeckListing): number[] {
  const lines = code.split('\n');
  return faults.map(({ at }) => {
    const index = lines.findIndex((line) => line.includes(at));
    if (index < 0) throw new Error(`"${at}" is in no line of the listing.`);
    return index + 1;
  });
}

/** The code with a number before each line, as a cell's value; nothing marks the faults. */
export function showListing(name: keyof typeof deckListings): Displayable {
  const listing: DeckListing | undefined = deckListings[name];
  if (!listing)
    throw new RangeError(`There is no listing "${name}"; there are ${Object.keys(deckListings).join(', ')}.`);
  const numbered = listing.code
    .split('\n')
    .map((line, i) => `${String(i + 1).padStart(2)}  ${line}`)
    .join('\n');
  return displayable({ 'text/html': codeToHtml(numbered), 'text/plain': numbered });
}
