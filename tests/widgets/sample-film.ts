import { crc32, deflateSync } from 'node:zlib';
import type { FramePlayerOptions, LatentPlayerOptions } from '../../src/widgets/options';
import type { Film, FilmFrame, Point } from '../../src/widgets/plane-film/film';

/** A small film for tests: a bright square that walks over a dark grid; as one grey PNG. */
export function makeSampleFilm(frames = 12, size = 62, columns = 4): FramePlayerOptions {
  const width = size * columns;
  const height = size * Math.ceil(frames / columns);
  const rows = Buffer.alloc(height * (width + 1));
  for (let frame = 0; frame < frames; frame += 1) {
    for (let y = 0; y < size; y += 1) {
      for (let x = 0; x < size; x += 1) {
        const distance = Math.hypot(
          x - 10 - (frame * (size - 20)) / frames,
          y - size / 2 - 8 * Math.sin(frame),
        );
        const row = Math.floor(frame / columns) * size + y;
        const column = (frame % columns) * size + x;
        rows[row * (width + 1) + 1 + column] =
          distance < 8 ? 255 : x % 10 === 0 || y % 10 === 0 ? 90 : 20 + 3 * frame;
      }
    }
  }
  const curve = (start: number, end: number) =>
    Array.from({ length: frames }, (_, i) => end + (start - end) * Math.exp(-i / 4) + 0.05 * Math.sin(2 * i));
  return {
    src: `data:image/png;base64,${encodePng(rows, width, height).toString('base64')}`,
    frames,
    columns,
    frameWidth: size,
    frameHeight: size,
    frame: 0,
    captions: Array.from({ length: frames }, (_, i) => `Epoch ${i + 1} of ${frames}`),
    series: [
      { name: 'discriminator loss', values: curve(0.3, 1.3) },
      { name: 'generator loss', values: curve(2.6, 0.8) },
    ],
    label: 'Sixteen generated digits',
  };
}

/** The same square on two ways of six places each. */
export function makeSampleWays(): LatentPlayerOptions {
  const { src, frameWidth, frameHeight } = makeSampleFilm(12, 62, 6);
  const places = ['0', '0.2', '0.4', '0.6', '0.8', '1'];
  return {
    ...{ src: src!, frameWidth, frameHeight, places, way: 1, place: 2 },
    ways: ['on the sphere', 'straight'],
    unit: 'share of the way',
    label: 'A digit that becomes another',
  };
}

/** A made-up training in the plane for tests: a blob that settles on the parabola y = x² − 2. */
export function makePlaneFilm(count = 40, points = 120): Film {
  const spread = (index: number, scale: number) => scale * Math.sin(index * 12.9898 + 78.233 * scale);
  const real = Array.from({ length: points }, (_, index): Point => {
    const x = (index / (points - 1)) * 4 - 2;
    return [x, x * x - 2 + spread(index, 0.18)];
  });
  const columns = 30;
  const frames = Array.from({ length: count }, (_, index): FilmFrame => {
    const learned = 1 - Math.exp(-index / 10);
    const fake = Array.from({ length: points }, (_, point): Point => {
      const [x, y] = real[(point * 7) % points]!;
      return [x * learned + spread(point, 0.3), y * learned + spread(point + 50, 0.3)];
    });
    const map = Float32Array.from({ length: columns * columns }, (_, place) => {
      const x = (((place % columns) + 0.5) / columns) * 6 - 3;
      const y = ((Math.floor(place / columns) + 0.5) / columns) * 6 - 3;
      const sure = 3 * (1 - learned) + 0.3;
      return 1 / (1 + Math.exp(-sure * (1 - Math.abs(y - x * x + 2))));
    });
    const arrows = fake.slice(0, 40).map(([x, y]): Point => {
      const pull = (x * x - 2 - y) * 0.4 * (1.1 - learned);
      return [-pull * x * 0.3, pull];
    });
    return {
      step: index * 25,
      map,
      fake,
      arrows,
      discriminatorLoss: 0.7 + 0.68 * learned + 0.03 * Math.sin(index),
      generatorLoss: 2.2 - 1.4 * learned + 0.05 * Math.cos(index),
    };
  });
  return { bounds: { x: [-3, 3], y: [-3, 3] }, grid: [columns, columns], real, frames };
}

function encodePng(rows: Buffer, width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(body.length + 8);
    frame.writeUInt32BE(data.length, 0);
    body.copy(frame, 4);
    frame.writeUInt32BE(crc32(body), body.length + 4);
    return frame;
  };
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
