/** What lecture 1 shows: real digits and made ones, the story of a training, and what generative models are. */
import { formatPercent as percent } from '../../src/drawing/format-number';
import { layOutGrid } from '../../src/drawing/image-grid';
import { drawText } from '../../src/drawing/picture';
import { toDataUrl } from '../../src/drawing/png';
import { drawTiles, makePicture, takeTile } from '../../src/drawing/shapes';
import { shuffleCards } from '../../src/figures/quiz-cards';
import { defineLecture } from '../../src/slides/lecture';
import { drawApplications } from './01-learn-from-competition/applications';
import { drawCoverage, measureCoverage } from './01-learn-from-competition/coverage';
import { findDigits, lastFakes, random, someDigits } from './01-learn-from-competition/digits';
import { drawAuction, drawFaces, drawFamilies, FACES } from './01-learn-from-competition/families';
import { loadFamilyCards } from './01-learn-from-competition/family-cards';
import { drawPlayers, drawQuestion, type Verdict } from './01-learn-from-competition/players';
import { drawRecap } from './01-learn-from-competition/recap';
import { drawStory, loadStory } from './01-learn-from-competition/story';
import { drawStructure, STRUCTURE_VALUES } from './01-learn-from-competition/structure';
import { drawSuits } from './01-learn-from-competition/suits';
import { firstRun, loadAblation, readGrid } from './04-dcgan-on-mnist/ablation';
import { cutTiles, loadRun, verdictAt } from './04-dcgan-on-mnist/run';

const REAL_GRID = 'B';

function drawGrids() {
  const side = 372;
  const grids = { A: lastFakes(), B: someDigits('grid', 16) };
  const content = Object.entries(grids).map(([name, images], index) => {
    const x = 44 + index * 444;
    return (
      drawText(x - 24, 20, name, { size: 38, weight: 'bold', anchor: 'middle' }) +
      drawTiles(images, { x, y: 0, width: side, columns: 4 }).content
    );
  });
  return makePicture(860, side + 2, ...content);
}

/** What a critic says beside an artist that cannot learn, and beside the course's own at the end. */
function listVerdicts(): [Verdict, Verdict] {
  const weak = firstRun('no batch norm in G');
  const run = loadRun();
  const late = verdictAt(run, run.steps.length);
  const easy: Verdict = {
    title: 'A weak artist: easy',
    real: findDigits(4, 3)[2]!,
    fake: takeTile(cutTiles(readGrid(weak)), 5),
    realScore: weak.realScore,
    fakeScore: weak.fakeScore,
  };
  const hard: Verdict = {
    title: 'A good artist: hard',
    real: findDigits(7, 2)[1]!,
    fake: takeTile(lastFakes(), 5),
    realScore: late.real,
    fakeScore: late.fake,
  };
  return [easy, hard];
}

const QUIZ = 16;

/** Eight digits that people wrote and eight of the generator's, shuffled. */
function makeQuiz(): { src: string; truth: string; columns: number } {
  const fakes = lastFakes();
  const chosen = random()
    .fork('quiz fakes')
    .permutation(fakes.count)
    .subarray(0, QUIZ / 2);
  const tiles = Array.from(chosen, (index) => takeTile(fakes, index).pixels);
  const some = { ...fakes, count: QUIZ / 2, pixels: Uint8Array.from(tiles.flatMap((tile) => [...tile])) };
  const { images, truth } = shuffleCards(someDigits('quiz', QUIZ / 2), some, random().fork('quiz order'));
  return { src: toDataUrl(layOutGrid(images, { columns: QUIZ, gap: 0 })), truth, columns: QUIZ };
}

const AUCTION = { price: 432_500, estimate: 10_000 };
const COUNTS = [20, 200, 2000] as const;

export default defineLecture({
  values: {
    'grid.real': () => REAL_GRID,
    'story.first': async () => percent((await loadStory()).frames[1]!.caughtShare),
    'story.fooled': async () => percent((await loadStory()).frames[2]!.caughtShare),
    'story.known': async () => percent((await loadStory()).frames[6]!.knownShare),
    'story.last': async () => percent((await loadStory()).frames[6]!.caughtShare),
    'story.loss': async () => (await loadStory()).frames[6]!.discriminatorLoss,
    'story.js.before': async () => (await loadStory()).frames[0]!.js,
    'story.js.after': async () => (await loadStory()).frames[6]!.js,
    'story.steps': async () => (await loadStory()).frames[6]!.step.toLocaleString('en'),
    'no-idea': () => 2 * Math.log(2),
    'run.steps': () => loadRun().steps.length.toLocaleString('en'),
    'run.epochs': () => loadRun().provenance.settings.epochs,
    'verdict.steps': () => loadAblation().provenance.settings.steps,
    'coverage.few': () => percent(measureCoverage(random().fork('coverage'), COUNTS).sets[0]!.share),
    'coverage.many': () => percent(measureCoverage(random().fork('coverage'), COUNTS).sets[2]!.share),
    ...STRUCTURE_VALUES,
    'faces.times': () => (FACES[2].side / FACES[1].side) ** 2,
    'auction.times': () => Math.floor(AUCTION.price / AUCTION.estimate),
    'quiz.count': () => QUIZ,
  },
  figures: {
    recap: () => drawRecap(lastFakes(), random().fork('coverage')),
    grids: () => ({
      picture: drawGrids(),
      label: `Two grids of sixteen handwritten-looking digits, A and B. ${REAL_GRID} was written by people.`,
    }),
    structure: drawStructure,
    players: () => ({
      picture: drawPlayers({
        fake: takeTile(lastFakes(), 2),
        real: findDigits(3, 4)[3]!,
        latent: random().fork('latent').normals(40),
      }),
      label:
        'Random numbers go to the artist, who makes a fake. The critic gets fakes and real digits and says how real they look. Both learn from that.',
    }),
    question: () => ({
      picture: drawQuestion(listVerdicts()),
      label: `The critic's mean verdict on real digits and fakes: ${listVerdicts()
        .map(
          ({ title, realScore, fakeScore }) =>
            `${title}: ${realScore.toFixed(2)} and ${fakeScore.toFixed(2)}`,
        )
        .join('; ')}.`,
    }),
    story: async () => {
      const story = await loadStory();
      return {
        picture: drawStory(story),
        label: story.frames
          .map(({ title, step, caughtShare }) => `${title}: step ${step}, ${percent(caughtShare)} found out`)
          .join('. '),
      };
    },
    suits: () => ({
      picture: drawSuits(random()),
      label:
        'Left: suits with ears and red suits, with the border between them. Right: the distribution of each kind, and new suits drawn from it.',
    }),
    coverage: () => ({
      picture: drawCoverage(random().fork('coverage'), COUNTS),
      label: `Training sets of ${COUNTS.join(', ')} points and the share of the distribution that lies near one of them.`,
    }),
    families: () => {
      const cards = loadFamilyCards();
      return {
        picture: drawFamilies(cards),
        label: `Models with a density: pixel after pixel, ${cards.pixels.measured.join(', ')}; variational autoencoder, ${cards.vae.measured.join(', ')}. Only samples: GAN, ${cards.gan.measured.join(', ')}.`,
      };
    },
    faces: () => ({
      picture: drawFaces(),
      label: `Sides of generated faces in pixels: ${FACES.map(({ year, name, side }) => `${year} ${name} ${side}`).join(', ')}.`,
    }),
    applications: () => ({
      picture: drawApplications(),
      label:
        'Six tasks, each with what is given and what a trained network answers: rain removal, sharpening, completion, text to image, a face by its attributes, a style.',
    }),
    auction: () => ({
      picture: drawAuction(AUCTION),
      label: `A gilded frame signed with the loss; estimate at most USD ${AUCTION.estimate}, price USD ${AUCTION.price}.`,
    }),
  },
  widgets: {
    get quiz() {
      return { tag: 'gan-real-or-fake', options: makeQuiz() };
    },
  },
});
