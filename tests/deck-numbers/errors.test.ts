/** The errors of the decks: what is printed is wrong, what the course says instead is right. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { countConvolutionParameters } from '../../src/arithmetic/channels';
import { convolve } from '../../src/arithmetic/convolution';
import { crossEntropy } from '../../src/arithmetic/cross-entropy';
import { applyDense, countDenseParameters } from '../../src/arithmetic/dense';
import { discriminatorLoss, minimax, nonSaturating } from '../../src/arithmetic/gan-losses';
import { makeMatrix, rotate180 } from '../../src/arithmetic/matrix';
import { transposedSize } from '../../src/arithmetic/sizes';
import { RESIZE_DISCRIMINATOR, RESIZE_GENERATOR } from '../../src/models/resize-dcgan';
import { deckErrors, deckSays } from '../../src/notebook/deck-errors';
import { DISPLAY_METHOD } from '../../src/notebook/display';

const kernel = [
  [-1, -1, -1],
  [0, 0, 0],
  [1, 1, 1],
];
const image = [
  [3, 0, 7, 9],
  [8, 1, 4, 0],
  [5, 0, 1, 9],
  [6, 0, 0, 3],
];

/** Text of an error as one string, to see that what is shown is what is computed. */
const textOf = (id: (typeof deckErrors)[number]['id']) => {
  const { says, truth, why } = deckSays(id).error;
  return { says, truth, why };
};
const show = (matrix: number[][]) => JSON.stringify(matrix).replaceAll(',', ', ');

/** What Python says to a program: '' when it can read it, else the name of the error. */
function readAsPython(program: string): string {
  const python = join(__dirname, '../../.course/python/bin/python');
  const script =
    "import ast, sys\ntry: ast.parse(sys.stdin.read())\nexcept SyntaxError as e: print(type(e).__name__, end='')";
  return execFileSync(python, ['-c', script], { input: program, encoding: 'utf8' });
}

before(() => tf.setBackend('cpu'));

test('there are fifteen, in order', () => {
  assert.deepEqual(
    deckErrors.map(({ id }) => id),
    Array.from({ length: 15 }, (_, i) => `ERR-${i + 1}`),
  );
});

test('ERR-1: row 2, column 1 of the convolution is −7', () => {
  const output = convolve(image, kernel);
  const { says, truth, why } = textOf('ERR-1');
  assert.ok(truth.includes(show(output)), show(output));
  assert.ok(says.includes('[[-4, -6], [-6, -2]]') && !says.includes(show(output)));
  assert.equal(-(8 + 1 + 4) + (6 + 0 + 0), output[1]![0]);
  assert.ok(why.includes('−(8 + 1 + 4) + (6 + 0 + 0) = −7'));
});

test('ERR-2: seven outputs need seven biases; five are refused', () => {
  const weights = makeMatrix([5, 7], () => 1);
  const x = [1, 1, 1, 1, 1];
  assert.throws(
    () => applyDense(x, { weights, bias: [1, 2, 3, 4, 5] }),
    /needs 7 biases, one an output; it got 5/,
  );
  assert.equal(applyDense(x, { weights, bias: [1, 2, 3, 4, 5, 6, 7] }).length, 7);
  assert.ok(textOf('ERR-2').truth.includes(`5 · 7 + 7 = ${countDenseParameters({ inputs: 5, outputs: 7 })}`));
});

test('ERR-3: without its sign the "cross entropy" would prefer the wrong answer', () => {
  const [right, wrong] = [crossEntropy([1, 0], [0.9, 0.1]), crossEntropy([1, 0], [0.1, 0.9])];
  assert.ok(right > 0 && right < wrong);
  assert.ok(-wrong < -right, 'the deck’s sum is smaller where the answer is wrong');
  const sum = 0.25 * Math.log(0.6) + 0.75 * Math.log(0.4);
  assert.equal(crossEntropy([0.25, 0.75], [0.6, 0.4]), -sum);
});

test('ERR-4: 3×3 at stride 2 gives 7 (valid), 6 (same), 5 (p = 1), in tfjs, too', () => {
  const size = (padding: 'valid' | 'same' | number) =>
    transposedSize({ size: 3, kernel: 3, stride: 2, padding });
  assert.deepEqual([size('valid'), size('same'), size(1)], [7, 6, 5]);
  for (const padding of ['valid', 'same'] as const) {
    const layer = tf.layers.conv2dTranspose({ filters: 1, kernelSize: 3, strides: 2, padding });
    assert.deepEqual(layer.computeOutputShape([null, 3, 3, 1]), [null, size(padding), size(padding), 1]);
  }
  const { says, truth, why } = textOf('ERR-4');
  assert.ok(says.includes('(5, 5)') && truth.includes('"valid" gives (7, 7) and "same" gives (6, 6)'));
  assert.ok(why.includes('2 · (3 − 1) + 3 = 7') && 2 * (3 - 1) + 3 === size('valid'));
});

test('ERR-5: at logit −6 the two gradients are −0.0025 and −0.9975, e⁶ = 403 times apart', () => {
  const saturating = minimax.generator(-6).gradient;
  const steep = nonSaturating.generator(-6).gradient;
  const { why } = textOf('ERR-5');
  assert.ok(why.includes(saturating.toFixed(4).replace('-', '−')), saturating.toFixed(4));
  assert.ok(why.includes(steep.toFixed(4).replace('-', '−')), steep.toFixed(4));
  assert.ok(why.includes(`${Math.round(steep / saturating)} times`), `${steep / saturating}`);
  assert.notEqual(minimax.generator(-6).value.toFixed(3), nonSaturating.generator(-6).value.toFixed(3));
});

test('ERR-6: names that the loop never defined', () => {
  const defined = new Set([
    'criterion',
    'discriminator',
    'gen_imgs',
    'detach',
    'imgs',
    'real_labels',
    'fake_labels',
  ]);
  const used = textOf('ERR-6')
    .says.match(/`[^`]+`/g)!
    .flatMap((line) => line.split('=')[1]!.match(/[a-z_]+/g)!);
  assert.deepEqual(
    used.filter((name) => !defined.has(name)),
    ['fake', 'real_imgs'],
  );
});

test('ERR-7: the brackets close before the Tanh', () => {
  /** Text that is still outside all brackets, for code that stands inside `nn.Sequential(`. */
  const outside = (code: string) => {
    let depth = 1;
    return [...code]
      .filter((sign) => {
        if (sign === '(') depth++;
        if (sign === ')') depth--;
        return depth === 0 && sign !== ')';
      })
      .join('');
  };
  const code = (text: string) => text.match(/`([^`]+)`/)![1]!;
  const { says, truth } = textOf('ERR-7');
  assert.match(outside(code(says)), /nn\.Tanh/);
  assert.equal(outside(code(truth)), '');
});

test('ERR-7: Python stops at the indented Tanh; without its indentation the model would be a tuple', () => {
  const program = (end: string) =>
    `class Generator:\n    def build(self):\n        self.model = nn.Sequential(\n            ${end}\n`;
  const [says, truth] = ['says', 'truth'].map((side) =>
    textOf('ERR-7')
      [side as 'says'].match(/`([^`]+)`/)![1]!
      .replace(', nn.Tanh()', ',\n            nn.Tanh()'),
  );
  assert.equal(readAsPython(program(says!)), 'IndentationError');
  assert.equal(readAsPython(program(truth!)), '');
  const tuple = "import ast; print(type(ast.parse('model = Sequential(Linear(1)),').body[0].value).__name__)";
  const python = join(__dirname, '../../.course/python/bin/python');
  assert.equal(execFileSync(python, ['-c', tuple], { encoding: 'utf8' }).trim(), 'Tuple');
});

test('ERR-8: batch norm is in the count of the code, 7,168 numbers more than the drawing', () => {
  const widths = [100, 256, 512, 1024, 1024];
  const dense = widths.slice(1).map((outputs, i) => countDenseParameters({ inputs: widths[i]!, outputs }));
  const drawing = dense.reduce((a, b) => a + b);
  const units = 256 + 512 + 1024;
  const { truth, why } = textOf('ERR-8');
  assert.ok(truth.includes((drawing + 4 * units).toLocaleString('en')), `${drawing + 4 * units}`);
  assert.ok(truth.includes(drawing.toLocaleString('en')), `${drawing}`);
  assert.ok(why.includes(units.toLocaleString('en')));
});

test('ERR-9: 97,665 numbers leave no room for batch norm, and 513 of them are a fully connected end', () => {
  const channels = [1, 16, 32, 64, 128];
  const convolutions = channels
    .slice(1)
    .map((outputs, i) => countConvolutionParameters({ kernel: 3, inputs: channels[i]!, outputs }))
    .reduce((a, b) => a + b);
  assert.equal(97665 - convolutions, countDenseParameters({ inputs: 128 * 2 * 2, outputs: 1 }));
  assert.match(textOf('ERR-9').says, /no batch norm and ends in a fully connected layer/);
});

test('ERR-9: four of the five rules are broken', () => {
  const layersOf = (layers: readonly { layer: string }[]) => layers.map(({ layer }) => layer);
  const [generator, discriminator] = [RESIZE_GENERATOR.layers, RESIZE_DISCRIMINATOR.layers].map(layersOf);
  const broken = [
    generator!.includes('upsampling2d'),
    !discriminator!.includes('batchNormalization'),
    discriminator!.includes('dense'),
    generator!.includes('leakyRelu') && !generator!.includes('relu'),
    !discriminator!.includes('leakyRelu'),
  ];
  assert.deepEqual(broken, [true, true, true, true, false]);
  assert.match(textOf('ERR-9').why, /breaks four of the five rules and keeps only the last/);
});

test('ERR-10: the frozen discriminator cannot be trained in TensorFlow.js', async () => {
  const discriminator = tf.sequential({
    layers: [
      tf.layers.dense({ units: 4, inputShape: [2], activation: 'relu' }),
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  const generator = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
  discriminator.compile({ loss: 'binaryCrossentropy', optimizer: 'rmsprop' });
  discriminator.trainable = false;
  const gan = tf.sequential({ layers: [generator, discriminator] });
  gan.compile({ loss: 'binaryCrossentropy', optimizer: 'rmsprop' });
  const message = textOf('ERR-10').truth.match(/throws "([^"]+)"/)![1]!;
  await assert.rejects(
    () => discriminator.trainOnBatch(tf.ones([4, 2]), tf.ones([4, 1])) as Promise<unknown>,
    (error: Error) => error.message.includes(message),
  );
  assert.equal(typeof (await gan.trainOnBatch(tf.ones([4, 3]), tf.ones([4, 1]))), 'number');
});

test('ERR-11: "Backdrop" is Backprop', () => {
  const { says, truth } = textOf('ERR-11');
  assert.match(says, /Backdrop/);
  assert.match(truth, /^Backprop\b/);
});

test('ERR-12: the loop has no colon', () => {
  const code = textOf('ERR-12').says.match(/`(for [^`]+)`/)![1]!;
  assert.match(code, /^for .* in .*\)$/);
});

test('ERR-13: a convolution would turn the kernel; this one is minus itself turned', () => {
  const flipped = convolve(image, kernel, { flip: true });
  assert.ok(textOf('ERR-13').truth.includes(show(flipped)), show(flipped));
  assert.deepEqual(
    rotate180(kernel).map((row) => row.map((x) => 0 - x)),
    kernel,
  );
  assert.deepEqual(
    convolve(image, kernel).map((row) => row.map((x) => -x)),
    flipped,
  );
});

test('ERR-14: Python cannot read two layers without a comma', () => {
  const [first, second] = textOf('ERR-14')
    .says.match(/`([^`]+\)) (nn[^`]+)`/)!
    .slice(1);
  assert.equal(readAsPython(`nn.Sequential(\n  ${first}\n  ${second}\n)\n`), 'SyntaxError');
  assert.equal(readAsPython(`nn.Sequential(\n  ${first},\n  ${second}\n)\n`), '');
});

test('ERR-15: with one y for both terms a fake costs nothing', () => {
  const printed = (y: number, real: number, fake: number) =>
    -y * Math.log(real) - (1 - y) * Math.log(1 - fake);
  assert.equal(printed(1, 0.5, 0.5), printed(1, 0.5, 0.999), 'y = 1: whatever it says of the fake');
  const { total } = discriminatorLoss({ real: [0], fake: [0] });
  const { why } = textOf('ERR-15');
  assert.ok(
    why.includes(`${printed(1, 0.5, 0.5).toFixed(3)} by the formula and ${total.toFixed(3)} in truth`),
  );
});

test('no text sends the reader to a deck or a line that they have not got', () => {
  for (const { id } of deckErrors) {
    for (const text of Object.values(deckSays(id)[DISPLAY_METHOD]()).map(String)) {
      assert.doesNotMatch(text, /\bdecks?\b|\bL\d{2,}|\blines? \d/i, id);
    }
  }
});

describe('the box', () => {
  const display = (options?: { folded?: boolean }) =>
    deckSays('ERR-1', options)[DISPLAY_METHOD]() as Record<string, string>;

  test('says the same in HTML, Markdown and plain text', () => {
    const bundle = display();
    for (const [mime, text] of Object.entries(bundle)) {
      const words = text.replaceAll(/<[^>]+>/g, '').replaceAll('`', '');
      for (const part of [
        'A lecture says',
        'Weiguang Guan, SHARCNET / Compute Canada',
        '[[-4, -6], [-6, -2]]',
        'In truth',
        '[[-4, -6], [-7, -2]]',
      ]) {
        assert.ok(words.includes(part), `${mime} lacks ${part}`);
      }
    }
    assert.deepEqual(Object.keys(bundle), ['text/html', 'text/markdown', 'text/plain']);
  });

  test('reads in order when a sanitiser drops every attribute', () => {
    const bare = display()['text/html']!.replaceAll(/<(\w+)[^>]*>/g, '<$1>');
    assert.ok(bare.indexOf('A lecture says') < bare.indexOf('[-6, -2]'));
    assert.ok(bare.indexOf('[-6, -2]') < bare.indexOf('In truth'));
    assert.ok(bare.indexOf('In truth') < bare.indexOf('[-7, -2]'));
    assert.doesNotMatch(bare, /<script|<style|<svg/);
  });

  test('folded, hides the truth behind a summary', () => {
    const html = display({ folded: true })['text/html']!;
    assert.match(html, /\[-6, -2\].*<details><summary>.*In truth.*<\/details>/s);
    assert.doesNotMatch(display()['text/html']!, /<details>/);
  });

  test('escapes what it quotes', () => {
    for (const { id } of deckErrors) {
      const html = String(deckSays(id)[DISPLAY_METHOD]()['text/html']);
      assert.doesNotMatch(
        html.replaceAll(/<\/?(div|strong|br|code|p)\b[^>]*>/g, ''),
        /[<>]|&(?!amp;|lt;|gt;|quot;)/,
        id,
      );
    }
  });

  test('an error that does not exist is named', () => {
    assert.throws(
      () => deckSays('ERR-16' as 'ERR-1'),
      /There is no ERR-16; the errors of the decks are ERR-1 to ERR-15/,
    );
  });
});
