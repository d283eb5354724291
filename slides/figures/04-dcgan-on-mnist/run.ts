/** The trained DCGAN that lectures 1 and 4 show: the course's shipped one. To show another run, read another here. */
import { mean } from '../../../src/arithmetic/mean';
import type { GridImages } from '../../../src/drawing/image-grid';
import { decodePng, type Raster } from '../../../src/drawing/png';
import {
  type Provenance,
  readDcganFilm,
  readDcganHistory,
  readDcganProvenance,
  type ShippedFilm,
  type ShippedHistory,
} from '../../../src/training/shipped';

export interface Run extends ShippedHistory {
  provenance: Provenance;
  film: ShippedFilm;
  /** Steps done at each frame. */
  frameSteps: number[];
  frames: Raster[];
}

let known: Run | undefined;

/** @throws when the shipped files are not there */
export function loadRun(): Run {
  if (known) return known;
  const history = readDcganHistory();
  const film = readDcganFilm();
  const strip = decodePng(film.src);
  const bytes = film.frameWidth * film.frameHeight;
  const frames = Array.from({ length: film.frames }, (_, index) => ({
    width: film.frameWidth,
    height: film.frameHeight,
    channels: 1 as const,
    pixels: strip.pixels.slice(index * bytes, (index + 1) * bytes),
  }));
  const perEpoch = history.steps[0]!.stepsPerEpoch;
  const frameSteps = film.captions.map((caption) => {
    const [, epoch, step] = /^epoch (\d+), step (\d+)$/.exec(caption) ?? [];
    return epoch ? (Number(epoch) - 1) * perEpoch + Number(step) : 0;
  });
  known = { ...history, provenance: readDcganProvenance(), film, frames, frameSteps };
  return known;
}

/** The images of a frame, which stand 2 pixels apart. */
export function cutTiles(frame: Raster, side = 28, gap = 2): GridImages {
  const columns = (frame.width + gap) / (side + gap);
  const rows = (frame.height + gap) / (side + gap);
  const pixels = new Uint8Array(columns * rows * side * side);
  for (let index = 0; index < columns * rows; index++) {
    const left = (index % columns) * (side + gap);
    const top = Math.floor(index / columns) * (side + gap);
    for (let y = 0; y < side; y++) {
      const from = (top + y) * frame.width + left;
      pixels.set(frame.pixels.subarray(from, from + side), (index * side + y) * side);
    }
  }
  return { count: columns * rows, height: side, width: side, channels: 1, pixels };
}

/** Mean of what D says over the steps around one: what it says of real images and of fakes. */
export function verdictAt(run: Run, step: number, around = 10): { real: number; fake: number } {
  const seen = run.steps.slice(Math.max(0, step - around), step + around + 1);
  return {
    real: mean(seen.map(({ realScore }) => realScore)),
    fake: mean(seen.map(({ fakeScore }) => fakeScore)),
  };
}
