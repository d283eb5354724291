/** The film of a training: the same latents again and again, more often in the beginning, where more happens. */
import * as tf from '@tensorflow/tfjs';
import { toBytes } from '../../data/images';
import { layOutGrid, stackFrames } from '../../drawing/image-grid';
import { encodePng, type Raster } from '../../drawing/png';
import { rasterizePoints } from '../../drawing/point-raster';
import { boundPoints } from '../../metrics/divergences';
import { evenOneHot } from '../../models/conditional';
import type { Network } from '../../models/network';
import { RandomStream } from '../../random/stream';
import type { StoredTensor } from '../../training/checkpoints/safetensors';
import type { StepReport } from '../../training/loop';

/** A frame's number of steps, as a share of all: the film slows down towards the end. */
const PACE = 1.5;
const FRAMES = 'film/frames';
const STEPS = 'film/steps';

/** Draws a generator's fixed latents. */
export interface Painter {
  paint(generator: Network): Promise<Raster>;
  dispose(): void;
}

export interface PainterOptions {
  kind: 'images' | 'points';
  generator: Network;
  seed: number;
  /** Real points, for the picture's bounds. */
  real: Float32Array;
}

/** 16 images in a grid, or 1,000 points on the real ones; the latents are those of the notebooks. */
export function choosePainter({ kind, generator, seed, real }: PainterOptions): Painter {
  const size = generator.spec.inputShape[0]!;
  const count = kind === 'images' ? 16 : 1000;
  const stream = new RandomStream(seed).fork('fixed latents');
  const latents = tf.tensor2d(stream.normals(count * size), [count, size]);
  const bounds = kind === 'points' ? boundPoints(real) : undefined;
  return {
    async paint(network) {
      const output = tf.tidy(() =>
        network.apply(latents, { training: false, labels: evenOneHot(network.spec, count) }),
      );
      const values = (await output.data()) as Float32Array;
      output.dispose();
      if (bounds) return rasterizePoints({ real, fake: values, bounds });
      const [height, width, channels] = network.outputShape as [number, number, number];
      return layOutGrid({ count, height, width, channels, pixels: toBytes(values) });
    },
    dispose: () => latents.dispose(),
  };
}

export class Film {
  private readonly frames: Raster[] = [];
  private readonly steps: number[] = [];

  constructor(private readonly mostFrames = 48) {}

  /** True if the film wants a frame after so many steps of all. */
  wants(step: number, total: number): boolean {
    if (this.steps.includes(step)) return false;
    if (step === total) return true;
    const index = Math.round((step / total) ** (1 / PACE) * (this.mostFrames - 1));
    return Math.round((index / (this.mostFrames - 1)) ** PACE * total) === step;
  }

  add(step: number, frame: Raster): void {
    this.frames.push(frame);
    this.steps.push(step);
  }

  /** The frames as tensors of a checkpoint. */
  store(): Map<string, StoredTensor> {
    const { width, height, channels } = this.frames[0]!;
    const values = stackFrames(this.frames).pixels;
    return new Map<string, StoredTensor>([
      [FRAMES, { type: 'U8', shape: [this.frames.length, height, width, channels], values }],
      [STEPS, { type: 'F32', shape: [this.steps.length], values: Float32Array.from(this.steps) }],
    ]);
  }

  /** Takes a checkpoint's frames. */
  restore(tensors: ReadonlyMap<string, StoredTensor>): void {
    const [frames, steps] = [tensors.get(FRAMES), tensors.get(STEPS)];
    if (frames?.type !== 'U8' || frames.shape.length !== 4 || steps?.values.length !== frames.shape[0])
      return;
    const [count, height, width, channels] = frames.shape as [number, number, number, 1 | 3];
    const bytes = height * width * channels;
    for (let i = 0; i < count; i++) {
      const pixels = (frames.values as Uint8Array).slice(i * bytes, (i + 1) * bytes);
      this.add(steps.values[i]!, { width, height, channels, pixels });
    }
  }

  /** A PNG with all frames, one below the other, and what the frame player needs to know of it. */
  develop(history: readonly StepReport[]): { png: Buffer; options: Record<string, unknown> } {
    const [first] = this.frames;
    const at = (step: number) => history[step - 1];
    const curve = (measure: 'discriminatorLoss' | 'generatorLoss') =>
      this.steps.map((step) => {
        const report = at(step);
        return report ? Number(report[measure].toPrecision(4)) : null;
      });
    return {
      png: encodePng(stackFrames(this.frames)),
      options: {
        frames: this.frames.length,
        columns: 1,
        frameWidth: first!.width,
        frameHeight: first!.height,
        unit: 'frame',
        captions: this.steps.map((step) => {
          const report = at(step);
          return report ? `epoch ${report.epoch}, step ${report.step}` : 'before training';
        }),
        series: [
          { name: 'discriminator loss', values: curve('discriminatorLoss') },
          { name: 'generator loss', values: curve('generatorLoss') },
        ],
        label: 'Images of the same latents while the generator learns',
      },
    };
  }
}
