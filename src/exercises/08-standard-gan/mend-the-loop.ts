import { askForLines } from '../ask-for-lines';

const solution = {
  loop: 'for i, (imgs, _) in enumerate(dataloader):',
  real: 'real_loss = criterion(discriminator(imgs), real_labels)',
  fake: 'fake_loss = criterion(discriminator(gen_imgs.detach()), fake_labels)',
};

/** The three faulty lines of the lecture's loop, mended. */
export const mendTheLoop = askForLines<typeof solution>({
  id: '08-mend-the-loop',
  title: 'Mend the loop',
  starter: `// Each of the three lines as it should be, in quotes.
const loopLines: { loop: string; real: string; fake: string } | undefined = undefined;

check('08-mend-the-loop', loopLines);`,
  worked: `{
  loop: '${solution.loop}',
  real: '${solution.real}',
  fake: '${solution.fake}',
}`,
  hints: [
    'Copy the three lines out of the listing, and change as little as possible.',
    'The loop names its batch in its first line; the labels are named in the two lines below.',
    'A colon, `imgs`, `fake_labels`. And keep `.detach()`.',
  ],
  solution,
  otherwise: {
    loop: 'The first line is not right yet: only its end is wrong.',
    real: 'The line of `real_loss` is not right yet: only the name of its batch is wrong.',
    fake: 'The line of `fake_loss` is not right yet: only the name of its labels is wrong.',
  },
  message: 'All three lines would run.',
  wrongAnswers: [
    {
      answer: { ...solution, loop: 'for i, (imgs, _) in enumerate(dataloader)' },
      hint: 'That is the first line as it was. How does a block begin in Python?',
    },
    {
      answer: { ...solution, loop: 'for i, (real_imgs, _) in enumerate(dataloader):' },
      hint: 'The colon is there. But with that name the labels’ lines, which ask for `imgs`, stop.',
    },
    {
      answer: { ...solution, real: 'real_loss = criterion(discriminator(gen_imgs), real_labels)' },
      hint: 'Those are the fakes. This loss is for the images of the loop’s batch.',
    },
    {
      answer: { ...solution, fake: 'fake_loss = criterion(discriminator(gen_imgs.detach()), real_labels)' },
      hint: 'Fakes with the labels of real images: the discriminator would learn to be fooled.',
    },
    {
      answer: { ...solution, fake: 'fake_loss = criterion(discriminator(gen_imgs), fake_labels)' },
      hint: 'The name is right, but `.detach()` is gone: the slopes would run on into the generator.',
    },
  ],
});
