/** PyTorch's DCGAN tutorial follows the paper: it keeps all rules. Each case changes one thing there, and breaks one rule. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DISCRIMINATOR, GENERATOR } from '../../src/models/case-study';
import { checkRules, countKept, RULE_COUNT } from '../../src/models/dcgan-rules';
import { PYTORCH_DISCRIMINATOR, PYTORCH_GENERATOR } from '../../src/models/pytorch-dcgan';
import { RESIZE_DISCRIMINATOR, RESIZE_GENERATOR } from '../../src/models/resize-dcgan';
import type { LayerSpec, NetworkSpec } from '../../src/models/spec';
import { STANDARD_DISCRIMINATOR, STANDARD_GENERATOR } from '../../src/models/standard-gan';

const WHOLE = { generator: PYTORCH_GENERATOR, discriminator: PYTORCH_DISCRIMINATOR };
type Edit = (layer: LayerSpec, index: number, layers: readonly LayerSpec[]) => LayerSpec[];
const edit = (spec: NetworkSpec, by: Edit): NetworkSpec => ({ ...spec, layers: spec.layers.flatMap(by) });
const lastOf = (kind: LayerSpec['layer'], by: (layer: LayerSpec) => LayerSpec[]): Edit => {
  return (layer, index, layers) =>
    index === layers.map((one) => one.layer).lastIndexOf(kind) ? by(layer) : [layer];
};
const firstOf = (kind: LayerSpec['layer'], by: (layer: LayerSpec) => LayerSpec[]): Edit => {
  return (layer, index, layers) =>
    index === layers.findIndex((one) => one.layer === kind) ? by(layer) : [layer];
};
const broken = (pair: typeof WHOLE) =>
  checkRules(pair)
    .filter(({ isKept }) => !isKept)
    .map(({ rule }) => rule);

test("PyTorch's networks keep every rule, and none has a fault to tell", () => {
  assert.equal(countKept(WHOLE), RULE_COUNT);
  assert.deepEqual(
    checkRules(WHOLE).map(({ fault }) => fault),
    ['', '', '', '', ''],
  );
});

test("the case study keeps two rules, deck 003's DCGAN one, its standard GAN one", () => {
  assert.deepEqual(broken({ generator: GENERATOR, discriminator: DISCRIMINATOR }), [
    'no dense layers at the end',
    'batch norm in G and D',
    'ReLU in G, tanh at its end',
  ]);
  assert.equal(countKept({ generator: RESIZE_GENERATOR, discriminator: RESIZE_DISCRIMINATOR }), 1);
  assert.deepEqual(
    broken({ generator: STANDARD_GENERATOR, discriminator: STANDARD_DISCRIMINATOR }).slice(0, 2),
    ['strides resize', 'no dense layers at the end'],
  );
});

/** A plain convolution that keeps the size of its maps. */
const keepSize = (filters: number): LayerSpec => ({
  layer: 'conv2d',
  filters,
  kernelSize: 3,
  padding: 'same',
  useBias: false,
});
const inG = (by: Edit) => ({ ...WHOLE, generator: edit(PYTORCH_GENERATOR, by) });
const inD = (by: Edit) => ({ ...WHOLE, discriminator: edit(PYTORCH_DISCRIMINATOR, by) });

for (const { what, pair, rule, fault } of [
  {
    what: 'G grows by repeating pixels',
    pair: inG(lastOf('conv2dTranspose', () => [{ layer: 'upsampling2d', factor: 2 }, keepSize(3)])),
    rule: 'strides resize',
    fault: /G: upsampling2d \(layer \d+\)/,
  },
  {
    what: 'D shrinks nowhere by strides, only by a last kernel as large as its maps',
    pair: {
      ...WHOLE,
      discriminator: {
        ...PYTORCH_DISCRIMINATOR,
        inputShape: [4, 4, 3],
        layers: PYTORCH_DISCRIMINATOR.layers.map((layer) =>
          layer.layer === 'conv2d' && layer.strides === 2 ? keepSize(layer.filters) : layer,
        ),
      },
    },
    rule: 'strides resize',
    fault: /D: no convolution has strides/,
  },
  {
    what: 'D repeats pixels first',
    pair: inD((layer, index) =>
      index === 0 && layer.layer === 'conv2d'
        ? [
            { layer: 'upsampling2d', factor: 2 },
            { ...layer, strides: 4, kernelSize: 6 },
          ]
        : [layer],
    ),
    rule: 'strides resize',
    fault: /D: upsampling2d \(layer 1\)/,
  },
  {
    what: 'D ends in a dense layer',
    pair: inD(lastOf('conv2d', () => [{ layer: 'flatten' }, { layer: 'dense', units: 1 }])),
    rule: 'no dense layers at the end',
    fault: /D: dense/,
  },
  {
    what: 'G ends in a dense layer',
    pair: inG(
      lastOf('conv2dTranspose', () => [
        { layer: 'flatten' },
        { layer: 'dense', units: 64 * 64 * 3 },
        { layer: 'reshape', shape: [64, 64, 3] },
      ]),
    ),
    rule: 'no dense layers at the end',
    fault: /G: dense/,
  },
  {
    what: 'G begins with a dense layer, as the paper has it',
    pair: {
      ...WHOLE,
      generator: {
        ...PYTORCH_GENERATOR,
        layers: [
          { layer: 'dense', units: 4 * 4 * 512 },
          { layer: 'reshape', shape: [4, 4, 512] },
          ...PYTORCH_GENERATOR.layers.slice(
            PYTORCH_GENERATOR.layers.findIndex(({ layer }) => layer === 'conv2dTranspose') + 1,
          ),
        ] as LayerSpec[],
      },
    },
    rule: '',
    fault: /^$/,
  },
  {
    what: 'one layer of G lacks batch norm',
    pair: inG(lastOf('batchNormalization', () => [])),
    rule: 'batch norm in G and D',
    fault: /G: conv2dTranspose \(layer \d+\) has no batch norm/,
  },
  {
    what: 'one layer of D lacks batch norm',
    pair: inD(firstOf('batchNormalization', () => [])),
    rule: 'batch norm in G and D',
    fault: /D: conv2d \(layer \d+\) has no batch norm/,
  },
  {
    what: "G's output has batch norm",
    pair: inG(lastOf('conv2dTranspose', (layer) => [layer, { layer: 'batchNormalization' }])),
    rule: 'batch norm in G and D',
    fault: /has batch norm/,
  },
  {
    what: "D's input has batch norm",
    pair: inD(firstOf('conv2d', (layer) => [layer, { layer: 'batchNormalization' }])),
    rule: 'batch norm in G and D',
    fault: /D: conv2d \(layer 1\) has batch norm/,
  },
  {
    what: 'one layer of G has a leaky ReLU',
    pair: inG(lastOf('relu', () => [{ layer: 'leakyRelu' }])),
    rule: 'ReLU in G, tanh at its end',
    fault: /has no relu/,
  },
  {
    what: 'one hidden layer of G has tanh',
    pair: inG(firstOf('relu', () => [{ layer: 'tanh' }])),
    rule: 'ReLU in G, tanh at its end',
    fault: /has no relu/,
  },
  {
    what: 'G ends in a sigmoid',
    pair: inG(lastOf('tanh', () => [{ layer: 'sigmoid' }])),
    rule: 'ReLU in G, tanh at its end',
    fault: /has no tanh/,
  },
  {
    what: 'G has a ReLU before its tanh',
    pair: inG(lastOf('tanh', (layer) => [{ layer: 'relu' }, layer])),
    rule: 'ReLU in G, tanh at its end',
    fault: /has no tanh, or more/,
  },
  {
    what: 'one layer of D has a plain ReLU',
    pair: inD(firstOf('leakyRelu', () => [{ layer: 'relu' }])),
    rule: 'leaky ReLU in D',
    fault: /D: conv2d \(layer 1\) has no leakyRelu/,
  },
]) {
  test(`${what}: ${rule || 'no rule'} is broken`, () => {
    assert.deepEqual(broken(pair), rule ? [rule] : []);
    assert.match(
      checkRules(pair)
        .map((verdict) => verdict.fault)
        .join(''),
      fault,
    );
  });
}
