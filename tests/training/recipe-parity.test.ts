/** Recipes at full size beside PyTorch and Keras: each layer's output, and three steps of their games. */
import { before, test } from 'node:test';
import { findRecipe } from '../../src/training/recipes';
import { startEngine } from '../backend/engine';
import { assertGame, assertLayers, type GoldenGame, type GoldenLayers, readGolden } from './parity';

const pytorch = readGolden('pytorch.json');
const keras = readGolden('keras.json');

before(startEngine);

function testLayers(name: string, library: string, golden: GoldenLayers): void {
  for (const player of ['generator', 'discriminator'] as const) {
    test(`${name}: each layer of the ${player} gives the numbers of ${library}`, () =>
      assertLayers(findRecipe(name), player, golden));
  }
}

for (const name of ['resize-dcgan', 'dcgan64', 'conditional-dcgan']) {
  const golden: GoldenLayers & GoldenGame = pytorch[name]!;
  testLayers(name, 'PyTorch', golden);
  const recipe = findRecipe(name);
  test(`${name}: three steps of its game give the losses and weights of PyTorch`, () =>
    assertGame(recipe, recipe.game, golden));
}

type Rules = { order: 'generator-first' | 'discriminator-first'; halved: boolean };

for (const [library, file] of Object.entries({ PyTorch: pytorch, Keras: keras })) {
  const golden: GoldenLayers & { games: (Rules & GoldenGame)[] } = file['standard-gan']!;
  testLayers('standard-gan', library, golden);
  const recipe = findRecipe('standard-gan');
  for (const { order, halved, ...game } of golden.games) {
    const loss = halved ? 'half the loss' : 'the summed loss';
    test(`standard-gan, ${order}, ${loss}: three steps give the losses and weights of ${library}`, () =>
      assertGame(recipe, { ...recipe.game, order, halved }, game));
  }
}
