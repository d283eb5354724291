import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from '../../src/cli/train/check-settings';
import { resumeSettings } from '../../src/cli/train/settings';
import { UserError } from '../../src/cli/user-error';
import type { Checkpoint } from '../../src/training/checkpoints/checkpoint';
import { SETTINGS } from '../training/checkpoints/tiny-training';

const good = { ...SETTINGS } as unknown as Record<string, unknown>;

test('settings as a training writes them are taken', () => {
  assert.equal(readSettings(good, 'x'), good as unknown);
  const { precision: _, normalizationMomentum: __, ...fewer } = good;
  readSettings(fewer, 'x');
});

for (const [name, value] of [
  ['model', 7],
  ['profile', 'fast'],
  ['seed', -1],
  ['epochs', 0],
  ['epochs', undefined],
  ['batchSize', -5],
  ['batchSize', 0],
  ['batchSize', '32'],
  ['batchSize', 2.5],
  ['optimizer', undefined],
  ['optimizer', { generator: {}, discriminator: { rule: 'nosuch' } }],
  ['optimizer', { generator: { learningRate: 'fast' }, discriminator: {} }],
  ['normalizationMomentum', 1],
  ['averageDecay', 2],
  ['averageDecay', null],
  ['schedule', { name: 'nosuch' }],
  ['schedule', 'linear'],
  ['precision', 'int8'],
  ['data', undefined],
] as const) {
  test(`${name} ${JSON.stringify(value)}: a resume is refused by the setting's name`, () => {
    const checkpoint = { folder: '/runs/step-1', state: { settings: { ...good, [name]: value } } };
    assert.throws(
      () => resumeSettings({ keep: '3', checkpointSteps: '0' }, checkpoint as unknown as Checkpoint, 'tiny'),
      (error: Error) =>
        error instanceof UserError &&
        error.message.startsWith(`The checkpoint /runs/step-1 cannot be used: its ${name} is `),
    );
  });
}
