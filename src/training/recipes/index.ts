/** The trainings that have a name. */
import { acGan } from './ac-gan';
import { conditionalDcgan } from './conditional-dcgan';
import { dcgan } from './dcgan';
import { dcganHidden } from './dcgan-hidden';
import { dcgan64 } from './dcgan64';
import { denseGan } from './dense-gan';
import { infoGan } from './info-gan';
import type { Recipe } from './recipe';
import { resizeDcgan } from './resize-dcgan';
import { smallFaces } from './small-faces';
import { standardGan } from './standard-gan';

export type { DataOptions, Recipe, RecipeData, RecipePlan } from './recipe';

export const RECIPES: Record<string, Recipe> = {
  dcgan,
  'dcgan-hidden': dcganHidden,
  'dense-gan': denseGan,
  'standard-gan': standardGan,
  'resize-dcgan': resizeDcgan,
  dcgan64,
  'conditional-dcgan': conditionalDcgan,
  'info-gan': infoGan,
  'ac-gan': acGan,
  'small-faces': smallFaces,
};

/** @throws Error that lists the known models. */
export function findRecipe(name: string): Recipe {
  const recipe = Object.hasOwn(RECIPES, name) ? RECIPES[name] : undefined;
  if (!recipe) throw new Error(`Unknown model "${name}". Known: ${Object.keys(RECIPES).join(', ')}.`);
  return recipe;
}
