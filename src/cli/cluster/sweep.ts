/** A sweep: options of `npm run train` with the values that each shall take, every combination once. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { addTrain } from '../commands/train';
import { UserError } from '../user-error';

/** A value of an option; `true` for one that takes no value, `false` where it is left out. */
export type OptionValue = string | number | boolean;
/** Options by their long names, without the dashes. */
export type Options = Record<string, OptionValue>;

/** What the command itself decides, or what would not change the result. */
const NOT_SWEPT = ['profile', 'seed', 'out', 'resume', 'keep', 'checkpoint-steps'];

/** Options of the train command by name, and whether each takes a value. */
export function sweepable(): Map<string, boolean> {
  const program = new Command();
  addTrain(program);
  const options = program.commands[0]!.options.map((option) => [option.name(), !option.isBoolean()] as const);
  return new Map(options.filter(([name]) => !NOT_SWEPT.includes(name)));
}

function parse(text: string, file: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text.trim()); // its message quotes the text, line ends and all
  } catch (error) {
    throw new UserError(`${file} is no JSON: ${(error as Error).message}.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UserError(
      `${file} holds no sweep: write options with lists, for example {"k": [1, 2], "loss": ["hinge", "minimax"]}.`,
    );
  }
  return value as Record<string, unknown>;
}

function checkValues(
  name: string,
  values: unknown,
  { takesValue, file }: { takesValue: boolean; file: string },
) {
  if (!Array.isArray(values))
    throw new UserError(`${file}: "${name}" has no list: write the values in brackets.`);
  if (values.length === 0)
    throw new UserError(`${file}: the list of "${name}" is empty: name a value, or leave it out.`);
  const kinds = takesValue ? ['string', 'number'] : ['boolean'];
  const wrong = values.find((value) => !kinds.includes(typeof value));
  if (wrong !== undefined) {
    const wanted = takesValue ? 'texts and numbers' : 'true and false';
    throw new UserError(`${file}: "${name}" takes ${wanted}; got ${JSON.stringify(wrong)}.`);
  }
  const twice = values.find((value, i) =>
    values.some((other, j) => j < i && String(other) === String(value)),
  );
  if (twice !== undefined) throw new UserError(`${file}: "${name}" names ${JSON.stringify(twice)} twice.`);
}

/**
 * All combinations of a sweep, the last option changing fastest.
 *
 * @param text JSON: an option's name → a list of values.
 * @throws UserError in one sentence: no JSON, an unknown option, no list, an empty one, a value of the wrong kind.
 */
export function readSweep(text: string, file: string): Options[] {
  const known = sweepable();
  let combinations: Options[] = [{}];
  for (const [name, values] of Object.entries(parse(text, file))) {
    const takesValue = known.get(name);
    if (takesValue === undefined) {
      throw new UserError(`${file}: unknown option "${name}". Known: ${[...known.keys()].join(', ')}.`);
    }
    checkValues(name, values, { takesValue, file });
    combinations = combinations.flatMap((one) =>
      (values as OptionValue[]).map((value) => ({ ...one, [name]: value })),
    );
  }
  return combinations;
}

/** @throws UserError also where there is no such file. */
export function readSweepFile(path: string): Options[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(
      code === 'ENOENT'
        ? `There is no sweep file ${path}.`
        : `The sweep file ${path} cannot be read (${code}).`,
    );
  }
  return readSweep(text, path);
}

/** Options as words of a command line. */
export function toWords(options: Options): string[] {
  return Object.entries(options).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : value === false ? [] : [`--${name}`, String(value)],
  );
}

/** Options as a part of a folder's name: `loss-hinge_k-2`; '' without any. */
export function nameOptions(options: Options): string {
  return Object.entries(options)
    .map(([name, value]) => `${name}-${String(value).replaceAll(/[^\w.-]+/g, '-')}`)
    .join('_');
}
