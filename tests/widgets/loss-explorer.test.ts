import assert from 'node:assert/strict';
import test from 'node:test';
import { listReadings, writeComparison } from '../../src/widgets/loss-explorer/draw';
import { type LossState, lossExplorer } from '../../src/widgets/loss-explorer/loss-explorer';

const read = (logit?: string) => lossExplorer.read(logit === undefined ? {} : { logit }) as LossState;

test('at the logit −6 of deck 002: gradients −0.0025 and −0.9975', () => {
  assert.deepEqual(listReadings(read()), [
    { name: 'saturating', formula: 'log(1 − D)', value: '−0.0025', gradient: '−0.0025' },
    { name: 'non-saturating', formula: '−log D', value: '6.0025', gradient: '−0.9975' },
  ]);
});

test('their ratio is e to the −logit', () => {
  assert.equal(
    writeComparison(read('-6')),
    `The non-saturating gradient is ${Math.round(Math.exp(6))} times as steep.`,
  );
  assert.equal(writeComparison(read('0')), 'Both gradients are equally steep.');
  assert.equal(writeComparison(read('2')), 'The saturating gradient is 7.39 times as steep.');
});

test('the sentence holds logit, probability, both losses and both gradients', () => {
  const sentence = lossExplorer.describe(read('0'));
  for (const part of [
    'Logit 0.0',
    'D = 0.5000',
    'is −0.6931, its gradient −0.5000',
    'is 0.6931, its gradient −0.5000',
  ]) {
    assert.ok(sentence.includes(part), part);
  }
});

test('a logit past the end of the axis is its end', () => {
  assert.equal(read('100').logit, 8);
  assert.throws(() => read('much'), /"logit" must be a number/);
});

test('the plot can be dragged along its whole axis', () => {
  const drags = lossExplorer.draw(read(), 'wide').content.match(/data-drag="[^"]*"/g)!;
  assert.equal(drags.length, 2);
  assert.match(drags[0]!, /&quot;min&quot;:-8,&quot;max&quot;:8/);
});
