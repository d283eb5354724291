/**
 * Makes a training's result small enough to be shipped with the course: the generator that samples are drawn from, the
 * discriminator, the film and the history, with where it all comes from.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { unstackFrames } from '../../drawing/image-grid';
import { encodeFilm } from '../../drawing/pack-film';
import { decodePng } from '../../drawing/png';
import { readCheckpoint, sha256, WEIGHTS_FILE } from '../../training/checkpoints/checkpoint';
import { encodeTensors, type StoredTensor, type TensorType } from '../../training/checkpoints/safetensors';
import { writeFileWhole } from '../../training/checkpoints/write-folder';
import type { TrainingSettings } from '../../training/session';
import { FILM_TYPES, type PackedHistory, PICTURE_FILE, type ShippedFilm } from '../../training/shipped';
import type { StepResult } from '../../training/steps/shared-pass';
import type { HistoryFile } from './history-files';

/** Kernels become halves, which changes no pixel by more than a level or two; vectors stay as they are. */
function typeFor(shape: readonly number[]): TensorType {
  return shape.length > 1 ? 'F16' : 'F32';
}

/** The networks' weights out of a checkpoint's tensors; the average takes the generator's place. */
export function selectWeights(
  tensors: ReadonlyMap<string, StoredTensor>,
  { generatorOnly = false } = {},
): Map<string, StoredTensor> {
  const players = generatorOnly ? /^generator\// : /^(generator|discriminator)\//;
  const selected = new Map<string, StoredTensor>();
  for (const [name, tensor] of tensors) {
    if (!players.test(name)) continue;
    const { shape, values } = tensors.get(`average/${name}`) ?? tensors.get(name)!;
    selected.set(name, { type: typeFor(tensor.shape), shape, values });
  }
  return selected;
}

export interface ShipOptions {
  /** A training's folder. */
  run: string;
  /** One of its checkpoints. */
  checkpoint: string;
  out: string;
  /** When it was trained, for people. */
  date: string;
  /** The command that trained it. */
  command: string;
  /** Leaves the discriminator out, which drawing does not need: for networks whose pair is too large for a repository. */
  generatorOnly?: boolean;
}

export function ship({ run, checkpoint, out, date, command, generatorOnly }: ShipOptions): void {
  const { state, tensors } = readCheckpoint(checkpoint);
  const metadata = {
    format: 'gan-course 1',
    generator: JSON.stringify(state.networks.generator),
    ...(!generatorOnly && { discriminator: JSON.stringify(state.networks.discriminator) }),
  };
  const weights = encodeTensors({ tensors: selectWeights(tensors, { generatorOnly }), metadata });
  const history = JSON.parse(readFileSync(join(run, 'history.json'), 'utf8')) as HistoryFile;
  const settings = state.settings as unknown as TrainingSettings;
  const epoch = history.epochs.find((record) => record.epoch === state.place.epoch);
  const provenance = {
    command,
    date,
    steps: state.steps,
    settings,
    versions: state.versions,
    weights: { file: WEIGHTS_FILE, sha256: sha256(weights) },
    metrics: {
      slicedWasserstein: state.score,
      discriminatorLoss: epoch?.discriminatorLoss,
      generatorLoss: epoch?.generatorLoss,
      realScore: epoch?.realScore,
      fakeScore: epoch?.fakeScore,
    },
  };
  writeFileWhole(join(out, WEIGHTS_FILE), weights);
  writeFileWhole(join(out, 'history.json'), `${JSON.stringify(packHistory(history, state.steps))}\n`);
  shipFilm(run, out);
  const picture = join(run, 'grids', `epoch-${String(state.place.epoch).padStart(4, '0')}.png`);
  if (existsSync(picture)) writeFileWhole(join(out, PICTURE_FILE), readFileSync(picture));
  writeFileWhole(join(out, 'provenance.json'), `${JSON.stringify(provenance, null, 2)}\n`);
}

/** The film as it is where it is small, as that of digits; that of colour pictures as a JPEG, with fewer frames if need be. */
function shipFilm(run: string, out: string): void {
  const { captions, series, ...film } = JSON.parse(readFileSync(join(run, 'film.json'), 'utf8')) as Omit<
    ShippedFilm,
    'src'
  >;
  const stack = decodePng(readFileSync(join(run, 'film.png')));
  const { type, bytes, kept } = encodeFilm(unstackFrames(stack, film.frames));
  const keep = <Value>(values: readonly Value[]) => kept.map((frame) => values[frame]!);
  const options = {
    ...film,
    frames: kept.length,
    captions: keep(captions),
    series: series.map(({ name, values }) => ({ name, values: keep(values) })),
  };
  for (const other of FILM_TYPES) rmSync(join(out, `film.${other}`), { force: true });
  writeFileWhole(join(out, `film.${type}`), bytes);
  writeFileWhole(join(out, 'film.json'), JSON.stringify(options));
}

/** A classifier's run is small already: its weights, and where they come from with the command that trained them. */
export function shipClassifier({ run, out, command }: Pick<ShipOptions, 'run' | 'out' | 'command'>): void {
  const provenance = JSON.parse(readFileSync(join(run, 'provenance.json'), 'utf8')) as object;
  writeFileWhole(join(out, WEIGHTS_FILE), readFileSync(join(run, WEIGHTS_FILE)));
  writeFileWhole(join(out, 'provenance.json'), `${JSON.stringify({ command, ...provenance }, null, 2)}\n`);
}

/** As many as a curve on a screen has places for. */
const MOST_STEPS = 2000;

/** Column by column, and rounded, and of a long training not each step: a picture needs no more. */
export function packHistory({ epochs, steps }: HistoryFile, count: number): PackedHistory {
  const every = Math.ceil(count / MOST_STEPS);
  const taken = steps.slice(0, count).filter((_, i) => (i + 1) % every === 0);
  const column = (name: keyof StepResult) => taken.map((report) => Number(report[name].toPrecision(4)));
  return {
    epochs,
    stepsPerEpoch: steps[0]!.stepsPerEpoch,
    ...(every > 1 && { every }),
    steps: {
      discriminatorLoss: column('discriminatorLoss'),
      generatorLoss: column('generatorLoss'),
      realScore: column('realScore'),
      fakeScore: column('fakeScore'),
    },
  };
}
