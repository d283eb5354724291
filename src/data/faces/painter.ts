/**
 * Paints shapes with soft edges into a small colour picture. A shape is its signed distance: negative inside, in pixels;
 * a pixel takes as much of the colour as about its part that lies inside.
 */
import type { Colour } from './attributes';

/** Left, top, right, bottom. */
export type Bounds = readonly [number, number, number, number];

export interface Shape {
  /** Distance of a place from the shape's edge, negative inside. */
  distance(x: number, y: number): number;
  /** Outside of them nothing of the shape is seen. */
  bounds: Bounds;
}

/** How the shapes' plane lies in the picture: turned and scaled around its origin, which lies at (x, y). */
export interface Pose {
  x: number;
  y: number;
  tilt: number;
  size: number;
}

export class Painter {
  readonly pixels: Uint8Array;
  readonly #side: number;
  readonly #mixed: Float32Array;

  constructor(side: number) {
    this.#side = side;
    this.pixels = new Uint8Array(side * side * 3);
    this.#mixed = new Float32Array(side * side * 3);
  }

  /** Fills the picture from top to bottom with one colour that becomes the other. */
  fill(top: Colour, bottom: Colour): void {
    for (let i = 0; i < this.#mixed.length; i++) {
      const share = Math.floor(i / (3 * this.#side)) / (this.#side - 1);
      this.#mixed[i] = top[i % 3]! * (1 - share) + bottom[i % 3]! * share;
    }
  }

  /** Paints a shape. @param opacity 0 to 1. */
  paint({ distance: distanceOf, bounds }: Shape, colour: Colour, pose: Pose, opacity = 1): void {
    const [cos, sin] = [Math.cos(pose.tilt), Math.sin(pose.tilt)];
    const [left, top, right, bottom] = this.#cover(pose, bounds, cos, sin);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const [dx, dy] = [(column + 0.5 - pose.x) / pose.size, (row + 0.5 - pose.y) / pose.size];
        const distance = distanceOf(cos * dx + sin * dy, cos * dy - sin * dx) * pose.size;
        if (distance >= 0.5) continue;
        const share = opacity * Math.min(1, 0.5 - distance);
        const at = 3 * (row * this.#side + column);
        for (let channel = 0; channel < 3; channel++)
          this.#mixed[at + channel]! += share * (colour[channel]! - this.#mixed[at + channel]!);
      }
    }
  }

  /** The picture's bytes, row by row. */
  finish(): Uint8Array {
    for (let i = 0; i < this.pixels.length; i++) this.pixels[i] = Math.round(this.#mixed[i]!);
    return this.pixels;
  }

  /** The pixels that may lie within the bounds. */
  #cover(pose: Pose, [left, top, right, bottom]: Bounds, cos: number, sin: number): Bounds {
    const corners = [left, right].flatMap((x) =>
      [top, bottom].map((y) => [
        pose.x + pose.size * (cos * x - sin * y),
        pose.y + pose.size * (sin * x + cos * y),
      ]),
    );
    const clamp = (value: number) => Math.max(0, Math.min(this.#side - 1, value));
    const xs = corners.map(([x]) => x!);
    const ys = corners.map(([, y]) => y!);
    return [
      clamp(Math.floor(Math.min(...xs)) - 1),
      clamp(Math.floor(Math.min(...ys)) - 1),
      clamp(Math.ceil(Math.max(...xs))),
      clamp(Math.ceil(Math.max(...ys))),
    ];
  }
}

const length = (x: number, y: number) => Math.sqrt(x * x + y * y);

/** An ellipse; near its edge the distance is right to the first order. */
export function ellipse(cx: number, cy: number, rx: number, ry: number): Shape {
  return {
    bounds: [cx - rx, cy - ry, cx + rx, cy + ry],
    distance(x, y) {
      const [u, v] = [(x - cx) / rx, (y - cy) / ry];
      const far = length(u, v);
      const slope = length(u / rx, v / ry);
      return slope === 0 ? -Math.min(rx, ry) : (far * (far - 1)) / slope;
    },
  };
}

/** A rectangle with round corners. */
export function roundedBox(
  cx: number,
  cy: number,
  halfWidth: number,
  halfHeight: number,
  radius: number,
): Shape {
  return {
    bounds: [cx - halfWidth, cy - halfHeight, cx + halfWidth, cy + halfHeight],
    distance(x, y) {
      const dx = Math.abs(x - cx) - halfWidth + radius;
      const dy = Math.abs(y - cy) - halfHeight + radius;
      return length(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
    },
  };
}

/** A stroke with round ends through some points. */
export function stroke(points: readonly (readonly [number, number])[], width: number): Shape {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return {
    bounds: grow([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], width / 2),
    distance(x, y) {
      let nearest = Number.POSITIVE_INFINITY;
      for (let i = 1; i < points.length; i++) {
        const [ax, ay] = points[i - 1]!;
        const [ux, uy] = [points[i]![0] - ax, points[i]![1] - ay];
        const along = Math.max(0, Math.min(1, ((x - ax) * ux + (y - ay) * uy) / (ux * ux + uy * uy || 1)));
        nearest = Math.min(nearest, length(x - ax - along * ux, y - ay - along * uy));
      }
      return nearest - width / 2;
    },
  };
}

const grow = ([left, top, right, bottom]: Bounds, by: number): Bounds => [
  left - by,
  top - by,
  right + by,
  bottom + by,
];

/** Only the edge of a shape, so wide. */
export const outline = (shape: Shape, width: number): Shape => ({
  bounds: grow(shape.bounds, width / 2),
  distance: (x, y) => Math.abs(shape.distance(x, y)) - width / 2,
});

/** What lies in both. */
export const both = (a: Shape, b: Shape): Shape => ({
  bounds: [
    Math.max(a.bounds[0], b.bounds[0]),
    Math.max(a.bounds[1], b.bounds[1]),
    Math.min(a.bounds[2], b.bounds[2]),
    Math.min(a.bounds[3], b.bounds[3]),
  ],
  distance: (x, y) => Math.max(a.distance(x, y), b.distance(x, y)),
});

/** What lies in the first, and not in the second. */
export const without = (a: Shape, b: Shape): Shape => ({
  bounds: a.bounds,
  distance: (x, y) => Math.max(a.distance(x, y), -b.distance(x, y)),
});

const FAR = 1000;

/** All that lies above a height, or below it. */
export const above = (height: number): Shape => ({
  bounds: [-FAR, -FAR, FAR, height],
  distance: (_x, y) => y - height,
});
export const below = (height: number): Shape => ({
  bounds: [-FAR, height, FAR, FAR],
  distance: (_x, y) => height - y,
});
