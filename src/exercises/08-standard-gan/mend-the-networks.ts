import { askForLines } from '../ask-for-lines';

const solution = {
  linear: 'nn.Linear(1024, 32*32),',
  tanh: 'nn.Tanh())',
  leaky: 'nn.LeakyReLU(0.2, inplace=True),',
};

/** ERR-7 and ERR-14: the brackets and the comma of the lecture's networks. */
export const mendTheNetworks = askForLines<typeof solution>({
  id: '08-mend-the-networks',
  title: 'Mend the networks',
  starter: `// linear, tanh: the generator's last two lines. leaky: the discriminator's faulty line.
const layerLines: { linear: string; tanh: string; leaky: string } | undefined = undefined;

check('08-mend-the-networks', layerLines);`,
  worked: `{
  linear: '${solution.linear}',
  tanh: '${solution.tanh}',
  leaky: '${solution.leaky}',
}`,
  hints: [
    'Count the brackets of the generator: where does the list that `nn.Sequential(` opens end?',
    'All layers stand in that list, one comma between two of them.',
    'One bracket moves from the line of the Linear behind the Tanh, and the LeakyReLU gets what its neighbours have.',
  ],
  solution,
  otherwise: {
    linear: 'The line of `nn.Linear` is not right yet: the list must go on behind it.',
    tanh: 'The line of `nn.Tanh` is not right yet: it is the last of the list.',
    leaky: 'The line of `nn.LeakyReLU` is not right yet: compare it with the line above.',
  },
  message: 'Both lists hold all their layers.',
  wrongAnswers: [
    {
      answer: { ...solution, linear: 'nn.Linear(1024, 32*32)),' },
      hint: 'That is the line as it was: its second bracket closes the list before the Tanh.',
    },
    {
      answer: { ...solution, linear: 'nn.Linear(1024, 32*32)' },
      hint: 'The bracket is right. And between two layers of a list stands …?',
    },
    {
      answer: { ...solution, tanh: 'nn.Tanh()' },
      hint: 'Now nothing closes the list of `nn.Sequential(`: it ends behind the Tanh.',
    },
    {
      answer: { ...solution, leaky: 'nn.LeakyReLU(0.2, inplace=True)' },
      hint: 'That is the line of the discriminator as it was. What do all its neighbours end with?',
    },
  ],
});
