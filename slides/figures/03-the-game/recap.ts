/** The lecture in three pictures. */
import film from '../../../experiments/first-gan/film.json';
import { optimalDiscriminator } from '../../../src/arithmetic/game';
import { drawCrosses, drawDots } from '../../../src/drawing/marks';
import { Plot } from '../../../src/drawing/plot';
import type { SlideFigure } from '../../../src/slides/lecture';
import { decodeFilm } from '../../../src/widgets/plane-film/decode-film';
import type { Point } from '../../../src/widgets/plane-film/film';
import { drawThree, FRAME, SIDE } from '../recap';
import { drawSmallOrbit } from './circles';
import { CRITIC, FAKE, REAL } from './shapes';

function drawHalf(): string {
  const plot = new Plot({
    box: { left: 0, top: 0, width: SIDE, height: SIDE },
    x: [-3, 3],
    y: [0, 1],
    xTicks: [],
    yTicks: [],
  });
  const bell = (x: number) => Math.exp((-x * x) / 2) * 0.72;
  const answer = optimalDiscriminator([1], [1])[0]!;
  return (
    FRAME +
    plot.area(bell, FAKE.pale) +
    plot.curve(bell, { colour: REAL.line, width: 5 }) +
    plot.curve(bell, { colour: FAKE.line, width: 5, dash: '9 9' }) +
    plot.curve(() => answer, { colour: CRITIC.line, width: 6 }, [-2.9, 2.9]) +
    plot.text([-2.8, answer], 'D = ½', { dy: -20, size: 22, weight: 'bold', colour: CRITIC.ink })
  );
}

/** Real and generated points at the film's end. */
async function drawPoints(): Promise<string> {
  const { bounds, real, frames } = await decodeFilm(film.data);
  const box = { left: 0, top: 0, width: SIDE, height: SIDE };
  const plot = new Plot({ box, x: bounds.x, y: bounds.y, xTicks: [], yTicks: [] });
  const places = (points: readonly Point[]) => points.map(([x, y]): Point => [plot.x(x), plot.y(y)]);
  return (
    FRAME +
    drawDots(places(real), { colour: REAL.line, size: 3.5 }) +
    drawCrosses(places(frames.at(-1)!.fake), { colour: FAKE.line, size: 3 })
  );
}

/** The lecture in three pictures. */
export async function drawRecap(): Promise<SlideFigure> {
  return drawThree(
    [
      [drawHalf(), 'The end: D says ½'],
      [drawSmallOrbit(SIDE), 'Slopes alone circle'],
      [await drawPoints(), 'Never saw a real point'],
    ],
    'Two equal bells with D at one half, an orbit around the middle, and generated points on the parabola.',
  );
}
