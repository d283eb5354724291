/** Code on slides: the course's own train step, and deck 003's with its bugs, which the next press marks. */

import { escapeMarkup } from '../../../src/drawing/markup';
import { readExcerpt } from '../../../src/slides/excerpt';
import { highlightCode } from '../../../src/slides/highlight';

/** Code in the middle of the slide's room, in type as large as its longest line allows. */
const centre = (pre: string, size: number, leading: number) =>
  `<div style="height:100%;display:flex;flex-direction:column;justify-content:center">${pre.replace(
    '<pre',
    `<pre style="font-size:${size}px;line-height:${leading}"`,
  )}</div>`;

/** The plain step, with the two lists of variables marked: they are the whole trick. */
export function writeStep(): string {
  const code = readExcerpt('src/training/steps/shared-pass.ts', {
    from: 'const g = tf.variableGrads',
    to: 'gan.generatorOptimizer.apply',
  });
  const marked = code.replace(
    /(generator|discriminator)\.(?:<span[^>]*>)?variables(?:<\/span>)?/g,
    (list, player: string) =>
      `<strong style="color:var(--gan-${player === 'generator' ? 'vermilion' : 'blue'}-ink);border-bottom:4px solid currentColor">${list}</strong>`,
  );
  if (marked === code) throw new Error('The step names no list of variables any more: look at the slide.');
  return centre(marked, 30, 1.72);
}

interface Bug {
  /** A piece of the line, as it stands in the deck. */
  at: string;
  /** What is wrong with it. */
  says: string;
}

interface Listing {
  code: string;
  /** Letters in pixels of the slide. */
  size: number;
  bugs: readonly Bug[];
}

/** Deck 003, L221-244, some lines left out. */
const GENERATOR: Listing = {
  size: 44,
  code: `self.model = nn.Sequential(
    nn.Linear(latent_dim, 256),
    nn.BatchNorm1d(256),
    nn.LeakyReLU(0.2, inplace=True),
    …
    nn.Linear(1024, 32*32)),
    nn.Tanh()`,
  bugs: [{ at: '32*32)),', says: 'one ) too many' }],
};

/** Deck 003, L317 and L172-180. */
const LOOP: Listing = {
  size: 33,
  code: `for i, (imgs, _) in enumerate(dataloader)
    real_labels = torch.ones(imgs.shape[0], 1)
    fake_labels = torch.zeros(imgs.shape[0], 1)
    …
    real_loss = criterion(discriminator(real_imgs), real_labels)
    fake_loss = criterion(discriminator(gen_imgs.detach()), fake)
    D_loss = (real_loss + fake_loss) / 2`,
  bugs: [
    { at: 'enumerate(dataloader)', says: 'no colon' },
    { at: 'real_imgs', says: 'imgs' },
    { at: '), fake)', says: 'fake_labels' },
  ],
};

export const LISTINGS: Readonly<Record<string, Listing>> = { generator: GENERATOR, loop: LOOP };

/** The deck's code; each press marks the next bug, and says at the end of its line what is wrong. */
export function writeListing({ code, size, bugs }: Listing): string {
  const lines = code.split('\n').map((line) => {
    const html = highlightCode(line, 'python');
    const bug = bugs.find(({ at }) => line.includes(at));
    if (!bug) return html;
    return (
      `${html}  <span class="fragment answer" style="color:var(--gan-vermilion-ink);font-weight:700;font-family:var(--sans);` +
      `white-space:nowrap">← ${escapeMarkup(bug.says)}</span>`
    );
  });
  const found = bugs.filter(({ at }) => code.includes(at)).length;
  if (found !== bugs.length) throw new Error('A bug of the listing is not in its code.');
  return centre(`<pre><code>${lines.join('\n')}</code></pre>`, size, 1.75);
}
