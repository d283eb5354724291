import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from '../../src/cli/train/check-settings';
import { resumeSettings, type TrainFlags } from '../../src/cli/train/settings';
import { UserError } from '../../src/cli/user-error';
import type { Checkpoint } from '../../src/training/checkpoints/checkpoint';
import { TUTORIAL_GAME, TWO_PHASE_GAME } from '../../src/training/game';
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
  ['game', 'poker'],
  ['game', { ...TUTORIAL_GAME, loss: 'bce' }],
  ['game', { ...TUTORIAL_GAME, k: 2 }],
  ['data', undefined],
] as const) {
  test(`${name} ${JSON.stringify(value)}: a resume is refused by the setting's name`, () => {
    const checkpoint = { folder: '/runs/step-1', state: { settings: { ...good, [name]: value } } };
    assert.throws(
      () =>
        resumeSettings({ keep: '3', checkpointSteps: '0' }, checkpoint as unknown as Checkpoint, {
          model: 'tiny',
          game: TUTORIAL_GAME,
        }),
      (error: Error) =>
        error instanceof UserError &&
        error.message.startsWith(`The checkpoint /runs/step-1 cannot be used: its ${name} is `),
    );
  });
}

const resumed = (flags: Partial<TrainFlags>, settings: object) =>
  resumeSettings(
    { keep: '3', checkpointSteps: '0', ...flags },
    { folder: '/runs/step-1', state: { settings, place: { epoch: 1 } } } as unknown as Checkpoint,
    { model: 'tiny', game: TWO_PHASE_GAME },
  );

test('a checkpoint without a game plays its recipe’s; one with a game keeps it', () => {
  assert.deepEqual(resumed({}, good).game, TWO_PHASE_GAME);
  const game = { ...TUTORIAL_GAME, loss: 'hinge', r1: 2 };
  assert.deepEqual(resumed({ r1: '2.0', loss: 'hinge' }, { ...good, game }).game, game);
});

test('another game would be another training', () => {
  assert.throws(
    () => resumed({ loss: 'hinge' }, good),
    /has --loss non-saturating, not hinge\. Leave --loss out/,
  );
  assert.throws(() => resumed({ r1: '1' }, good), /has --r1 0, not 1/);
  assert.throws(() => resumed({ gp: '10' }, good), /has --gp 0, not 10/);
});
