/** The five problems of deck 001 (L161-167), sick and cured: real runs of experiments/failures, and exact arithmetic. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { traceDiracGan } from '../../../src/arithmetic/dirac-gan';
import { minimax, nonSaturating } from '../../../src/arithmetic/gan-losses';
import { drawArrow } from '../../../src/drawing/arrow';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { showAnswer } from '../../../src/drawing/shapes';
import type { SlideFigure } from '../../../src/slides/lecture';
import { drawDots, drawFrame, drawHeading, makePlot, placeIn, reveal, type Tone, WIDTH } from './draw';

type Point = readonly [number, number];

interface Moment {
  step: number;
  modes: number;
  highQuality: number;
  js: number;
  points: Point[];
}

export interface Run {
  plan: { generator: { rate: number }; discriminator: { rate: number }; headStart: number; steps: number };
  start?: { points: Point[]; logits: number[]; gradients: Point[] };
  late: { steps: number; discriminatorLoss: number; generatorLoss: number };
  history: { every: number; generatorLoss: number[]; realScore: number[]; fakeScore: number[] };
  moments: Moment[];
}

const toNumbers = (text: string) => text.split(' ').map(Number);
const toPoints = (text: string): Point[] => {
  const values = toNumbers(text);
  return Array.from({ length: values.length / 2 }, (_, i) => [values[2 * i]!, values[2 * i + 1]!]);
};

/** Lists of numbers lie in the file as texts. */
type Packed<Kept> = {
  [Key in keyof Kept]: Kept[Key] extends number[] | Point[]
    ? string
    : Kept[Key] extends (infer Item)[]
      ? Packed<Item>[]
      : Kept[Key] extends object | undefined
        ? Packed<Kept[Key]>
        : Kept[Key];
};

function unpack({ plan, start, late, history, moments }: Packed<Run>): Run {
  return {
    plan,
    late,
    ...(start
      ? {
          start: {
            points: toPoints(start.points),
            logits: toNumbers(start.logits),
            gradients: toPoints(start.gradients),
          },
        }
      : {}),
    history: {
      every: history.every,
      generatorLoss: toNumbers(history.generatorLoss),
      realScore: toNumbers(history.realScore),
      fakeScore: toNumbers(history.fakeScore),
    },
    moments: moments.map((moment) => ({ ...moment, points: toPoints(moment.points) })),
  };
}

const file = join(__dirname, '..', '..', '..', 'experiments', 'failures', 'runs.json');
const { runs } = JSON.parse(readFileSync(file, 'utf8')) as { runs: Record<string, Packed<Run>> };

export function findRun(name: string): Run {
  const run = runs[name];
  if (!run) throw new Error(`There is no run "${name}" in experiments/failures/runs.json.`);
  return unpack(run);
}

const LIMIT = 2.9;
const CENTRES: Point[] = Array.from({ length: 8 }, (_, i) => [
  2 * Math.cos((i * Math.PI) / 4),
  2 * Math.sin((i * Math.PI) / 4),
]);
const isInside = ([x, y]: Point) => Math.abs(x) < LIMIT && Math.abs(y) < LIMIT;

/** The eight real Gaussians as circles of three deviations. */
function drawModes(side: number): string {
  const place = placeIn(side, LIMIT);
  return CENTRES.map((centre) => {
    const [cx, cy] = place(centre);
    return element('circle', {
      cx,
      cy,
      r: (0.3 * side) / (2 * LIMIT),
      fill: COLOURS.bluePale,
      stroke: COLOURS.blue,
      'stroke-width': Math.max(1.4, side / 130),
    });
  }).join('');
}

/** The plane at one moment: circles are real, dots are generated. */
export function drawPlane(moment: Moment, side: number, tone?: Tone): string {
  const dots = moment.points.filter(isInside).map(placeIn(side, LIMIT));
  return drawFrame(
    side,
    drawModes(side) +
      drawDots(dots, { radius: Math.max(1.9, side / 95), colour: COLOURS.vermilion, opacity: 0.8 }),
    tone,
  );
}

const lastOf = (name: string) => findRun(name).moments.at(-1)!;

function drawLegend(x: number, y: number): string {
  return moveTo(
    x,
    y,
    element('circle', {
      cx: 10,
      cy: 0,
      r: 9,
      fill: COLOURS.bluePale,
      stroke: COLOURS.blue,
      'stroke-width': 2.2,
    }) +
      drawText(28, 0, 'real', { size: 16, colour: COLOURS.blueInk }) +
      drawDots([[102, 0]], { radius: 5, colour: COLOURS.vermilion }) +
      drawText(116, 0, 'generated', { size: 16, colour: COLOURS.vermilionInk }),
  );
}

// ---- all five at a glance ----------------------------------------------------------------------------------------

/** Five small pictures, one a problem, each taken from the slides that follow. */
export function drawFive(): SlideFigure {
  const SIDE = 158;
  const orbit = traceDiracGan({ loss: minimax, learningRate: 0.1, steps: 126 });
  const unstable = findRun('unstable').history.realScore;
  const place = placeIn(SIDE, 2.2);
  const line = (points: readonly Point[], colour: string, width = 3.4) =>
    element('path', {
      d: points.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join(''),
      fill: 'none',
      stroke: colour,
      'stroke-width': width,
      'stroke-linejoin': 'round',
    });
  const loss = Array.from({ length: 41 }, (_, i) => {
    const logit = -8 + i * 0.3;
    return [((logit + 8) / 12) * SIDE, SIDE * (0.28 - minimax.generator(logit).value * 0.17)] as const;
  });
  const dot = (cx: number, cy: number, fill: string) => element('circle', { cx, cy, r: 8, fill });
  const twin = (name: string) => lastOf(name);
  const pictures: [string, string[]][] = [
    [
      drawFrame(SIDE, line(loss, COLOURS.vermilion, 5) + dot(loss[3]![0], loss[3]![1], COLOURS.ink)),
      ['vanishing', 'gradients'],
    ],
    [
      drawFrame(
        SIDE,
        line(
          orbit.map(({ theta, psi }) => place([theta, psi])),
          COLOURS.vermilion,
          4,
        ) + dot(SIDE / 2, SIDE / 2, COLOURS.green),
      ),
      ['no', 'convergence'],
    ],
    [
      drawFrame(
        SIDE,
        line(
          unstable.map((value, i) => [(i / (unstable.length - 1)) * SIDE, SIDE - 10 - value * (SIDE - 20)]),
          COLOURS.vermilion,
          3,
        ),
      ),
      ['unstable', 'training'],
    ],
    [drawPlane(lastOf('collapse'), SIDE), ['mode', 'collapse']],
    [
      drawFrame(
        SIDE,
        moveTo(2, 6, drawPlane(twin('twin narrow'), 88)) +
          moveTo(68, 66, drawPlane(twin('twin wide'), 88)) +
          drawText(122, 36, '=', {
            size: 46,
            weight: 'bold',
            anchor: 'middle',
            colour: COLOURS.vermilionInk,
          }) +
          drawText(34, 126, '?', {
            size: 46,
            weight: 'bold',
            anchor: 'middle',
            colour: COLOURS.vermilionInk,
          }),
      ),
      ['no', 'measure'],
    ],
  ];
  const gap = (WIDTH - 5 * SIDE) / 4;
  const content = pictures
    .map(([picture, lines], i) => {
      const inside = moveTo(
        i * (SIDE + gap),
        0,
        picture,
        ...lines.map((text, row) =>
          drawText(SIDE / 2, SIDE + 26 + row * 25, text, { size: 20, anchor: 'middle', weight: 'bold' }),
        ),
      );
      return i === 0 ? inside : reveal(inside);
    })
    .join('');
  return {
    picture: { width: WIDTH, height: SIDE + 66, content },
    label:
      'Five small pictures: a flat loss, an orbit, a wild curve, points on one blob of eight, and two different pictures with an equals sign.',
  };
}

// ---- vanishing gradients -----------------------------------------------------------------------------------------

/** The same critic and the same points; how hard each loss pulls. */
export function measurePulls() {
  const { points, logits, gradients } = findRun('vanishing').start!;
  const pulls = (loss: typeof minimax) =>
    gradients.map(([dx, dy], i): Point => {
      const slope = -loss.generator(logits[i]!).gradient;
      return [slope * dx, slope * dy];
    });
  const mean = (arrows: Point[]) => arrows.reduce((sum, [x, y]) => sum + Math.hypot(x, y), 0) / arrows.length;
  const both = { minimax: pulls(minimax), nonSaturating: pulls(nonSaturating) };
  return {
    points,
    ...both,
    means: { minimax: mean(both.minimax), nonSaturating: mean(both.nonSaturating) },
    logit: logits.reduce((sum, x) => sum + x, 0) / logits.length,
  };
}

export function drawPulls(): SlideFigure {
  const SIDE = 364;
  const { points, means, ...pulls } = measurePulls();
  const place = placeIn(SIDE, LIMIT);
  // One scale for both pictures: the mean non-saturating pull is an arrow this long.
  const unit = 84 / means.nonSaturating;
  const write = (mean: number) => String(Number(mean.toPrecision(2)));
  const one = (arrows: Point[], tone: Tone, formula: string, mean: number, colour: string) => {
    const marks = points
      .map((point, i) => {
        const [x, y] = place(point);
        const [dx, dy] = [arrows[i]![0] * unit, -arrows[i]![1] * unit];
        if (i % 3 !== 0 || Math.hypot(dx, dy) < 6) return '';
        const end = [x + dx, y + dy] as const;
        return drawArrow([[x, y], end], { colour, width: 2.2, head: 10 });
      })
      .join('');
    return (
      drawHeading(0, 10, tone === 'good' ? 'cured' : 'sick', tone, 22) +
      drawText(82, 10, formula, { size: 21 }) +
      drawText(SIDE, 10, `pull ${write(mean)}`, { size: 21, anchor: 'end', weight: 'bold' }) +
      moveTo(
        0,
        30,
        drawFrame(
          SIDE,
          drawModes(SIDE) + marks + drawDots(points.map(place), { radius: 4, colour: COLOURS.vermilion }),
          tone,
        ),
      )
    );
  };
  return {
    picture: {
      width: WIDTH,
      height: SIDE + 34,
      content:
        moveTo(30, 0, one(pulls.minimax, 'fake', 'log(1 − D)', means.minimax, COLOURS.vermilion)) +
        reveal(
          moveTo(
            WIDTH - SIDE - 30,
            0,
            one(pulls.nonSaturating, 'good', '−log D', means.nonSaturating, COLOURS.ink),
          ),
        ),
    },
    label: `The same generated points in the middle of a ring, before the same discriminator. The saturating loss pulls them by ${write(means.minimax)} on average, too little for an arrow; the other one by ${write(means.nonSaturating)}.`,
  };
}

// ---- failure to converge -----------------------------------------------------------------------------------------

/** Rounds of the smallest GAN. */
export const STEPS = 400;
export const PENALTY = 1;
export const traceOrbit = () => traceDiracGan({ loss: minimax, learningRate: 0.1, steps: STEPS });
export const traceCured = () =>
  traceDiracGan({ loss: minimax, learningRate: 0.1, steps: STEPS, penalty: PENALTY });

export function drawOrbits(): SlideFigure {
  const SIDE = 364;
  const place = placeIn(SIDE, 2);
  const one = (path: ReturnType<typeof traceOrbit>, tone: Tone, name: string, colour: string) => {
    const points = path.map(({ theta, psi }) => place([theta, psi]));
    const [x0, y0] = points[0]!;
    const end = path.at(-1)!;
    return (
      drawHeading(0, 10, name, tone, 20) +
      moveTo(
        0,
        26,
        drawFrame(
          SIDE,
          element('path', {
            d: `M0 ${SIDE / 2}H${SIDE}M${SIDE / 2} 0V${SIDE}`,
            stroke: COLOURS.line,
            'stroke-width': 1.4,
          }) +
            element('path', {
              d: points.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join(''),
              fill: 'none',
              stroke: colour,
              'stroke-width': 3,
              'stroke-linejoin': 'round',
            }) +
            element('circle', { cx: SIDE / 2, cy: SIDE / 2, r: 10, fill: COLOURS.green }) +
            element('circle', { cx: x0, cy: y0, r: 8, fill: COLOURS.ink }) +
            drawText(x0 + 14, y0 - 14, 'start', { size: 17 }) +
            drawText(SIDE - 14, SIDE / 2 - 16, 'θ', { size: 22, anchor: 'end', weight: 'bold' }) +
            drawText(SIDE / 2 + 12, 18, 'ψ', { size: 22, weight: 'bold' }),
          tone,
        ),
      ) +
      drawText(SIDE, 10, `${end.radius.toFixed(2)} away`, {
        size: 21,
        anchor: 'end',
        weight: 'bold',
      })
    );
  };
  return {
    picture: {
      width: WIDTH,
      height: SIDE + 28,
      content:
        moveTo(30, 0, one(traceOrbit(), 'fake', 'sick', COLOURS.vermilion)) +
        reveal(moveTo(WIDTH - SIDE - 30, 0, one(traceCured(), 'good', 'cured', COLOURS.green))),
    },
    label:
      'Two paths around a goal in the middle. The sick one goes round and round at the same distance; the cured one spirals into the goal.',
  };
}

// ---- unstable training -------------------------------------------------------------------------------------------

/** What D says of real and of generated points, over a run. */
function drawScores(run: Run, width: number, height: number): string {
  const { every, realScore, fakeScore } = run.history;
  const plot = makePlot({ width, height, x: [0, every * realScore.length], y: [0, 1], yTicks: [0, 0.5, 1] });
  const line = (values: number[], colour: string, dash?: string) =>
    plot.line(
      values.map((value, i) => [every * (i + 1), value]),
      { colour, width: 2.8, ...(dash ? { dash } : {}) },
    );
  return plot.frame + line(realScore, COLOURS.blue) + line(fakeScore, COLOURS.vermilion, '7 3');
}

function drawScoreLegend(x: number, y: number): string {
  return moveTo(
    x,
    y,
    drawText(0, 0, 'D(real)', { size: 17, colour: COLOURS.blueInk, weight: 'bold' }) +
      drawText(82, 0, 'D(generated), dashed', { size: 17, colour: COLOURS.vermilionInk, weight: 'bold' }),
  );
}

export function drawWild(): SlideFigure {
  const SIDE = 172;
  const row = (run: Run, tone: Tone, name: string) =>
    drawHeading(0, SIDE / 2 - 26, name, tone, 24) +
    drawText(0, SIDE / 2 + 6, 'rate', { size: 18, colour: COLOURS.mutedInk }) +
    drawText(0, SIDE / 2 + 34, String(run.plan.generator.rate), { size: 24, weight: 'bold' }) +
    moveTo(88, 0, drawScores(run, 590, SIDE)) +
    moveTo(WIDTH - SIDE, 0, drawPlane(run.moments.at(-1)!, SIDE, tone));
  const sick = findRun('unstable');
  return {
    picture: {
      width: WIDTH,
      height: 2 * SIDE + 52,
      content:
        drawScoreLegend(132, 8) +
        drawText(WIDTH - SIDE, 8, `after ${sick.plan.steps.toLocaleString('en')} steps`, {
          size: 17,
          colour: COLOURS.mutedInk,
        }) +
        moveTo(0, 26, row(sick, 'fake', 'sick')) +
        reveal(moveTo(0, SIDE + 50, row(findRun('unstable cured'), 'good', 'cured'))),
    },
    label:
      'What the discriminator says over two runs. With the high rate both curves jump between nought and one and the points miss the ring; with the low one they stay near a half and the points lie on the ring.',
  };
}

// ---- mode collapse -----------------------------------------------------------------------------------------------

export function drawCollapse(): SlideFigure {
  const SIDE = 150;
  const LEFT = 92;
  const gap = (WIDTH - LEFT - 5 * SIDE) / 4;
  const row = (name: string, tone: Tone, title: string) => {
    const moments = findRun(name).moments.slice(1);
    return (
      drawHeading(0, SIDE / 2, title, tone, 20) +
      moments
        .map((moment, i) =>
          moveTo(
            LEFT + i * (SIDE + gap),
            0,
            drawPlane(moment, SIDE, i === 4 ? tone : undefined) +
              drawText(SIDE / 2, SIDE + 17, `${moment.modes} of 8`, {
                size: 19,
                anchor: 'middle',
                weight: 'bold',
                colour: moment.modes === 8 ? COLOURS.greenInk : COLOURS.ink,
              }),
          ),
        )
        .join('')
    );
  };
  const steps = findRun('collapse')
    .moments.slice(1)
    .map(({ step }, i) =>
      drawText(LEFT + i * (SIDE + gap) + SIDE / 2, 8, i === 0 ? `step ${step}` : step.toLocaleString('en'), {
        size: 16,
        anchor: 'middle',
        colour: COLOURS.mutedInk,
      }),
    )
    .join('');
  return {
    picture: {
      width: WIDTH,
      height: 2 * SIDE + 86,
      content:
        steps +
        moveTo(0, 22, row('collapse', 'fake', 'sick')) +
        reveal(moveTo(0, SIDE + 56, row('collapse cured', 'good', 'healthy'))),
    },
    label:
      'Two film strips of five moments: above, the generated points come to lie on one blob and stay; below, they come to lie on all eight.',
  };
}

// ---- the loss is not the measure ---------------------------------------------------------------------------------

export function drawTwins(): SlideFigure {
  const SIDE = 318;
  const one = (name: string, title: string) => {
    const { late, moments } = findRun(name);
    return (
      drawText(0, 10, title, { size: 20, weight: 'bold' }) +
      drawText(SIDE, 10, `loss of D  ${late.discriminatorLoss.toFixed(2)}`, {
        size: 20,
        anchor: 'end',
        weight: 'bold',
        colour: COLOURS.blueInk,
      }) +
      drawText(SIDE, 38, `loss of G  ${late.generatorLoss.toFixed(2)}`, {
        size: 20,
        anchor: 'end',
        weight: 'bold',
        colour: COLOURS.vermilionInk,
      }) +
      reveal(moveTo(0, 56, drawPlane(moments.at(-1)!, SIDE)), 0)
    );
  };
  return {
    picture: {
      width: WIDTH,
      height: SIDE + 58,
      content:
        moveTo(70, 0, one('twin narrow', 'Run 1')) + moveTo(WIDTH - SIDE - 70, 0, one('twin wide', 'Run 2')),
    },
    label:
      'Two runs with nearly the same losses: the points of the first lie on few of the eight blobs, those of the second on all.',
  };
}

// ---- diagnosis ---------------------------------------------------------------------------------------------------

const PATIENTS: [string, string, 'good' | 'fake'][] = [
  ['patient A', 'unstable', 'fake'],
  ['patient B', 'healthy', 'good'],
  ['vanishing', 'vanishing gradient', 'fake'],
  ['patient D', 'mode collapse', 'fake'],
];

export function drawPatients(): SlideFigure {
  const SIDE = 196;
  const gap = (WIDTH - 4 * SIDE) / 3;
  const one = ([name, disease, tone]: (typeof PATIENTS)[number], i: number) => {
    const run = findRun(name);
    return moveTo(
      i * (SIDE + gap),
      0,
      drawText(SIDE / 2, 12, 'ABCD'[i]!, { size: 28, anchor: 'middle', weight: 'bold' }) +
        moveTo(0, 34, drawPlane(run.moments.at(-1)!, SIDE)) +
        moveTo(-18, SIDE + 44, drawScores(run, SIDE + 18, 118)) +
        showAnswer(
          drawText(SIDE / 2, SIDE + 184, disease, {
            size: 19,
            anchor: 'middle',
            weight: 'bold',
            colour: tone === 'good' ? COLOURS.greenInk : COLOURS.vermilionInk,
          }),
        ),
    );
  };
  return {
    picture: {
      width: WIDTH,
      height: SIDE + 228,
      content:
        PATIENTS.map(one).join('') + drawScoreLegend(0, SIDE + 216) + drawLegend(WIDTH - 210, SIDE + 216),
    },
    label:
      'Four anonymous runs, A to D: the last points of each and the curves of D at real and at generated points.',
  };
}
