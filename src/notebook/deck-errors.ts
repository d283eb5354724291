/**
 * The errors of the five decks as data, and a box that shows one: what the lecture says, what is true, and why.
 * Every number here is pinned by `tests/deck-numbers/errors.test.ts`. Text between backticks is code. Readers have no
 * deck before them: the texts name authors, and only the data for the tests name decks and lines.
 */

import { DISPLAY_METHOD, type Displayable, type MimeBundle } from './display';
import { noteToHtml, toInlineHtml } from './note';
import { type DeckId, nameAuthor } from './source-decks';

export interface DeckError {
  /** 'ERR-1' … 'ERR-15'. */
  id: string;
  /** The deck by the first three digits of its name; not shown. */
  deck: DeckId;
  /** Where: lines of the deck's text; not shown. */
  lines: string;
  /** What the lecture prints. */
  says: string;
  truth: string;
  why: string;
}

export const deckErrors = [
  {
    id: 'ERR-1',
    deck: '000',
    lines: 'L98-99',
    says: 'The output of the convolution is `[[-4, -6], [-6, -2]]`.',
    truth: 'The output is `[[-4, -6], [-7, -2]]`.',
    why: 'The window of the second row starts one row lower: −(8 + 1 + 4) + (6 + 0 + 0) = −7.',
  },
  {
    id: 'ERR-2',
    deck: '000',
    lines: 'L74, L76',
    says: 'The bias of the layer with 5 inputs and 7 outputs is `[b_1, …, b_5]`.',
    truth: 'It is `[b_1, …, b_7]`, so the layer has 5 · 7 + 7 = 42 trainable numbers.',
    why: 'A bias is added to an output, and there are 7 of them; 5 numbers cannot be added to 7.',
  },
  {
    id: 'ERR-3',
    deck: '000',
    lines: 'L159',
    says: 'Cross entropy is `Σ p(x) log(q(x))`.',
    truth: 'Cross entropy is `−Σ p(x) log(q(x))`.',
    why:
      'The logarithm of a probability is never positive, so the sum without its sign is never positive either; ' +
      'minimising it would make the right answer as unlikely as can be.',
  },
  {
    id: 'ERR-4',
    deck: '001',
    lines: 'L198-201',
    says: 'A transposed convolution of a (3, 3) input with stride (2, 2) and padding "Valid" gives (5, 5).',
    truth:
      'With a 3×3 kernel, "valid" gives (7, 7) and "same" gives (6, 6) in Keras and TensorFlow.js. ' +
      '(5, 5) is what padding 1 gives in PyTorch.',
    why:
      'The stamps cover 2 · (3 − 1) + 3 = 7 places, and "valid" cuts nothing off; padding p cuts p off both ends, ' +
      '7 − 2 · 1 = 5. The drawing is "padding, strides, transposed" of Dumoulin and Visin, which has p = 1.',
  },
  {
    id: 'ERR-5',
    deck: '002',
    lines: 'L132-142',
    says: 'The generator minimises `log(1 − D(G(z)))`, by minimising the binary cross entropy with the label y = 1.',
    truth:
      'That cross entropy is `−log D(G(z))`, the non-saturating loss: another function with another gradient.',
    why:
      'Both push D(G(z)) up and rest at the same place, but while the discriminator is sure of itself, at logit −6, ' +
      'the first has the gradient −0.0025 and the second −0.9975, 403 times as large.',
  },
  {
    id: 'ERR-6',
    deck: '003',
    lines: 'L179, L317, L326',
    says: '`fake_loss = criterion(discriminator(gen_imgs.detach()), fake)` and `real_loss = criterion(discriminator(real_imgs), real_labels)`.',
    truth: 'The labels are called `fake_labels` and the batch of the loop is called `imgs`.',
    why: 'Neither `fake` nor `real_imgs` is defined anywhere: both lines stop with a NameError.',
  },
  {
    id: 'ERR-7',
    deck: '003',
    lines: 'L233-244',
    says: 'The generator ends with `nn.Linear(1024, 32*32)), nn.Tanh()`.',
    truth: 'It ends with `nn.Linear(1024, 32*32), nn.Tanh())`.',
    why:
      'One bracket too many closes `nn.Sequential(` before the Tanh, and the comma after it makes `self.model` a tuple, ' +
      'not a network. Python does not even come so far: it stops with an IndentationError at the line of the Tanh.',
  },
  {
    id: 'ERR-8',
    deck: '003',
    lines: 'L207, L235-242',
    says: 'The drawing of the generator has `Dense+LeakyReLU` layers.',
    truth:
      'The code has Dense, BatchNorm and LeakyReLU, 1,739,520 numbers in all; the drawing would have 1,732,352.',
    why: 'The code is what was run, so the course builds that; batch norm holds 4 numbers for each of 1,792 units.',
  },
  {
    id: 'ERR-9',
    deck: '003',
    lines: 'L380-423, against deck 001 L176-183',
    says:
      'A "DCGAN" whose discriminator has no batch norm and ends in a fully connected layer with a sigmoid, ' +
      'and whose generator uses LeakyReLU, and enlarges by repeating pixels.',
    truth:
      "DCGAN's five rules: strided convolutions for every change of size, batch norm in both networks, " +
      'no fully connected layer at the end, ReLU in the generator, LeakyReLU in the discriminator.',
    why:
      'It is a network of the same family, and it works; but it breaks four of the five rules and keeps only the last. ' +
      'What each rule is worth has to be measured.',
  },
  {
    id: 'ERR-10',
    deck: '002',
    lines: 'L145-154',
    says: 'Compile the discriminator, set `discriminator.trainable = False`, compile `gan`, and train both in turn.',
    truth:
      'In TensorFlow.js 4.22 the discriminator\'s step throws "none of the 4 variables is trainable"; ' +
      'in Keras 3 it warns once and the discriminator never changes.',
    why:
      'Both libraries ask which weights are trainable when the step runs; only Keras before 3 kept the answer of `compile`. ' +
      'Give each optimizer its own list of variables instead.',
  },
  {
    id: 'ERR-11',
    deck: '004',
    lines: 'L179',
    says: '"The use of Backdrop instead of Markov Chain in obtaining the gradients".',
    truth: 'Backprop, short for backpropagation.',
    why: 'A GAN needs no Markov chain to draw a sample and gets its gradients by backpropagation alone (Goodfellow 2014).',
  },
  {
    id: 'ERR-12',
    deck: '003',
    lines: 'L287, L317, L439, L469, L498, L532',
    says: '`for i, (imgs, _) in enumerate(dataloader)`, and the generator is trained before the discriminator.',
    truth: 'The loop needs a colon at its end. Other lectures train the discriminator first.',
    why:
      'Without the colon Python reads nothing of the program. Either order trains; they are not the same algorithm, ' +
      'so the course says which it uses and can run both.',
  },
  {
    id: 'ERR-13',
    deck: '000',
    lines: 'L80-99',
    says: 'The worked example is called a convolution.',
    truth:
      'It is a cross-correlation. The convolution of mathematics turns the kernel by 180° and gives `[[4, 6], [7, 2]]`.',
    why:
      'Every deep learning library computes the cross-correlation and calls it convolution; a learned kernel can be either. ' +
      'This kernel turned by 180° is minus itself, so here only the sign changes.',
  },
  {
    id: 'ERR-14',
    deck: '003',
    lines: 'L389-393',
    says: 'The discriminator lists `nn.LeakyReLU(0.2, inplace=True) nn.Conv2d(16, 32, kernel_size=3, stride=2, padding=1)`, one below the other.',
    truth: 'There is a comma after each layer but the last.',
    why: 'Without it Python stops with a SyntaxError: two values in a row mean nothing.',
  },
  {
    id: 'ERR-15',
    deck: '003',
    lines: 'L184',
    says: "The discriminator's loss is `−y log D(x) − (1 − y) log(1 − D(G(z)))`.",
    truth: 'It is `−log D(x) − log(1 − D(G(z)))`, or half of that, as the code below the formula has it.',
    why:
      'The label y belongs to one image: it is 1 for x and 0 for G(z). One y for both switches one of the terms off: ' +
      'with y = 1 a fake costs nothing, whatever the discriminator says. A guess of ½ costs 0.693 by the formula and 1.386 in truth.',
  },
] as const satisfies readonly DeckError[];

export type DeckErrorId = (typeof deckErrors)[number]['id'];

/** A box that a cell shows when it is its last line. */
export interface DeckErrorBox extends Displayable {
  readonly error: DeckError;
  [DISPLAY_METHOD](): MimeBundle;
}

function toHtml({ deck, says, truth, why }: DeckError, folded: boolean): string {
  const saysSide = noteToHtml({ color: 'orange', title: `A lecture says (${nameAuthor(deck)})`, text: says });
  const truthSide = `${noteToHtml({ color: 'blue', title: 'In truth', text: truth })}<p style="margin: 8px 0 8px 16px">${toInlineHtml(why)}</p>`;
  const rest = folded
    ? `<details><summary>Is it so? Decide, then open.</summary>${truthSide}</details>`
    : truthSide;
  return `<div role="note" aria-label="An error in a lecture">${saysSide}${rest}</div>`;
}

function toMarkdown({ deck, says, truth, why }: DeckError): string {
  return `> **A lecture says** (${nameAuthor(deck)}): ${says}\n>\n> **In truth:** ${truth}\n>\n> ${why}\n`;
}

function toText({ deck, says, truth, why }: DeckError): string {
  return `A lecture says (${nameAuthor(deck)}): ${says}\nIn truth: ${truth}\n${why}`.replaceAll('`', '');
}

/**
 * The box of one error, to be the last line of a cell: `deckSays('ERR-1')`.
 * @param options `folded`: the truth is behind a summary, for the reader who wants to find it first
 * @throws when there is no error of that name
 */
export function deckSays(id: DeckErrorId, options: { folded?: boolean } = {}): DeckErrorBox {
  const error: DeckError | undefined = deckErrors.find((candidate) => candidate.id === id);
  if (!error) {
    const known = `${deckErrors[0].id} to ${deckErrors.at(-1)!.id}`;
    throw new RangeError(`There is no ${id}; the errors of the decks are ${known}.`);
  }
  return {
    error,
    [DISPLAY_METHOD]: () => ({
      'text/html': toHtml(error, options.folded ?? false),
      'text/markdown': toMarkdown(error),
      'text/plain': toText(error),
    }),
  };
}
