/** What a word means in one sentence, for the words whose sentence in the notebook needs its neighbours: the site's list shows these. */

/** Word of `words.ts` → one sentence of 25 words at most, which names the word. */
export const definitions: Readonly<Record<string, string>> = {
  generator: 'A generator is the network that makes a picture, or another example, out of random numbers.',
  latent: 'A latent is the list of random numbers that a generator turns into one example.',
  discriminator:
    'A discriminator is the network that sees real examples and generated ones, and says which are real.',
  'generative adversarial network':
    'A generative adversarial network, a GAN, is a generator and a discriminator that learn against each other.',
  notebook: 'A notebook is a lesson: text, and cells with code that you can run and change.',
  sensitivity: 'The sensitivity of a judge is the share of the fakes that it calls fake.',
  specificity: 'The specificity of a judge is the share of the real examples that it calls real.',
  seed: 'A seed is the number from which a program makes all its random numbers: the same seed gives the same run.',
  profile:
    'A profile says how long trainings take: quick for seconds, laptop for some minutes, full for hours.',
  clustering: 'Clustering puts points that lie near each other into one group.',
  'k-means':
    'k-means finds k groups: every point joins its nearest centre, each centre moves to the mean of its points, again and again.',
  'principal component':
    'The first principal component of points is the direction along which they vary most.',
  distribution:
    'The distribution of examples is the rule by which they come about: which are frequent, which are rare.',
  'discriminative model': 'A discriminative model answers which kind a given example is.',
  'generative model': 'A generative model answers what examples look like, and can make new ones.',
  autoregressive:
    'An autoregressive model makes an example piece by piece, each piece given all pieces before.',
  bias: 'A bias is a learned number that is added to a weighted sum.',
  weight: 'A weight is a learned number by which an input is multiplied.',
  transpose: 'To transpose a matrix is to make its rows the columns.',
  tensor: 'A tensor is a block of numbers with a shape: a list, a table, or more dimensions.',
  batch: 'A batch is a group of examples that a network sees at once.',
  activation: 'An activation is the nonlinear function that follows a layer, such as ReLU.',
  nonlinear: 'A function is nonlinear when its graph is not a straight line.',
  slope: 'The slope of a loss says how fast it rises or falls when one weight grows a little.',
  'with respect to':
    'A loss has a slope with respect to each weight: only that weight moves, all others stay.',
  derivative: 'A derivative is the slope of a function at one place.',
  gradient: 'The gradient of a loss is the list of its slopes, one for every weight.',
  'chain rule': 'The chain rule says that slopes of functions that follow one another are multiplied.',
  backpropagation:
    'Backpropagation finds the slope for every weight: it goes from the loss back through the network, layer by layer, by the chain rule.',
  'learning rate': 'The learning rate says how long a step of a weight is: it multiplies the slope.',
  'gradient descent':
    'Gradient descent moves the weights against their slopes, step after step, so that the loss falls.',
  hidden: 'A hidden unit or layer lies between the input and the output of a network.',
  convex: 'A function is convex when its graph never lies above the straight line between two of its points.',
  kernel: 'A kernel is the small table of weights that a convolution moves over an image.',
  channel: 'A channel is one layer of numbers of an image: a colour image has three, red, green and blue.',
  'cross-correlation':
    'Cross-correlation lays the kernel on the image without turning it; networks call this convolution.',
  padding: 'Padding is a border, mostly of zeros, that is put around an image before a convolution.',
  stride: 'The stride says how many pixels a window moves at a time.',
  dilation:
    'Dilation moves the weights of a kernel apart: with dilation 2, neighbouring weights meet pixels that are two steps apart.',
  sparse: 'A matrix is sparse when most of its numbers are 0.',
  'case study': 'The case study of this course is its GAN on handwritten digits, in notebook 09.',
  dropout:
    'Dropout sets some outputs of a layer to 0 at random while training, so that nothing relies on a single one.',
  'receptive field': 'The receptive field of an output is the set of pixels that can change it.',
  stamp:
    'A stamp is the kernel times one input number: a transposed convolution presses one stamp per input number onto the output, and adds.',
  'fractionally strided': 'A fractionally strided convolution is another name for a transposed convolution.',
  'output padding':
    'Output padding says which of several possible sizes the output of a transposed convolution has.',
  'resize-convolution':
    'A resize-convolution first enlarges an image and then convolves it, so that no checkerboard appears.',
  'phase noise':
    'Phase noise is a pattern that a transposed convolution adds, because neighbouring output pixels are made with different weights of the kernel.',
  'batch normalisation':
    'Batch normalisation brings each channel to mean 0 and spread 1, then scales and shifts it by two learned numbers.',
  logit:
    'A logit is the number that a network gives before the sigmoid turns it into a probability: 0 means one half.',
  'cross entropy':
    'Cross entropy is a loss for guessed probabilities: it is large where what is true was thought unlikely.',
  label: 'A label is the answer that belongs to an example: for a discriminator 1 is real, 0 is fake.',
  expectation: 'The expectation of a random number is its mean over endlessly many draws.',
  minimax: 'In a minimax game one player makes a number large that the other one makes small.',
  'Kullback-Leibler':
    'The Kullback-Leibler divergence of p from q is 0 if they are equal, and infinite if p goes where q never goes.',
  'Jensen-Shannon':
    'The Jensen-Shannon divergence compares two distributions with their mixture, and stays between 0 and log 2.',
  saturates: 'A loss saturates where it is nearly flat, so that a player learns almost nothing from it.',
  'non-saturating':
    'The non-saturating loss is the generator’s −log D(fake): it is steep where the generator does badly.',
  'in turn': 'Players move in turn when one steps first, and the other then answers what it has become.',
  'gradient penalty':
    'A gradient penalty is a term in the discriminator’s loss that keeps its answer from changing too fast when its input changes a little.',
  critic:
    'A critic is the discriminator of a Wasserstein GAN: it gives a number without limits, not a probability.',
  clipped: 'A weight is clipped when it is cut to a small range, such as ±0.01, after every step.',
  standardise: 'To standardise data is to take their mean away and to divide by their standard deviation.',
  epoch: 'An epoch is one pass of a training through all real examples.',
  RMSprop:
    'RMSprop is an optimiser that divides each weight’s slope by its usual size, the root of a running mean of its squares.',
  'running mean': 'A running mean is a mean in which older values count less and less.',
  momentum: 'With momentum each step repeats a share of the last one, as a ball rolls on.',
  Adam: 'Adam is an optimiser that divides a running mean of each weight’s slope by the root of a running mean of its square.',
  detach: 'To detach a value is to cut it off from what made it: no slope flows back through it.',
  epsilon: 'Epsilon is a tiny number that keeps an optimiser or a layer from dividing by zero.',
  classifier:
    'A classifier is a network that says which class an image belongs to, here which digit it shows.',
  'Fréchet distance':
    'The Fréchet distance compares the mean and the spread of what a classifier sees in fakes and in real examples.',
  speckle:
    'Speckle is the name for single bright or dark pixels, unlike their neighbours, in a generated image.',
  'mode collapse':
    'A generator has mode collapse when it makes only a few of the kinds of examples that there are.',
  'sliced Wasserstein':
    'The sliced Wasserstein distance looks at two sets of examples along many random directions, sorts both along each, and compares place by place.',
  pooling: 'Pooling keeps one number of each window, for example the largest, and so makes an image smaller.',
  'initial weights': 'The initial weights of a network are those before the first step, drawn at random.',
  'standard error':
    'The standard error of a mean says how far it moves by luck: the spread of n values, divided by √n.',
  significant:
    'A difference is significant when luck alone would give one as large at most once in twenty times.',
  spectrum: 'The spectrum of a picture says how strong each wave is in it, from coarse to fine.',
  mode: 'A mode is one kind of example in the data, a place where many lie: one digit, one heap of points.',
  'health monitor':
    'A health monitor is a program that follows a training, and says in a sentence when something looks like a known failure.',
  eigenvalue:
    'The eigenvalues of a matrix that is applied again and again say whether a point then grows, shrinks or circles.',
  'total collapse': 'In a total collapse all generated examples are alike.',
  packing: 'Packing shows the discriminator several examples at a time, so that it sees when they are alike.',
  'false alarm': 'A false alarm is a complaint about a training that does not have the problem.',
  'held-out': 'Held-out examples are real ones that no training has seen.',
  'classifier score':
    'The classifier score is high when a classifier is sure about each image, and finds all classes among them.',
  covariance:
    'The covariance of a cloud of points is a matrix that says how wide the cloud is, and how it slants.',
  FID: 'FID is the Fréchet distance with the features of Google’s Inception network, the number that most papers report.',
  'kernel distance':
    'The kernel distance, in papers KID, compares fakes and real images in pairs, by how alike their features are.',
  precision: 'Precision is the share of the fakes that lie near a real example.',
  recall: 'Recall is the share of the real examples that lie near a fake.',
  coverage: 'Coverage is the share of the real examples that have a fake in their neighbourhood.',
  memorised:
    'A fake counts as memorised when it lies nearer to a training example than 99 of 100 unseen real examples do.',
  shell: 'A shell is the thin skin of a ball: in 100 dimensions nearly all latents lie there.',
  'linear interpolation':
    'Linear interpolation, in short lerp, goes from one point to another on a straight line.',
  'spherical interpolation':
    'Spherical interpolation, in short slerp, goes from one point to another along the skin of a ball.',
  encoding:
    'Encoding an image means to search a latent from which the generator makes an image as like it as possible.',
  'one-hot': 'A one-hot list names a class: it has a 1 in the place of this class, and 0 in all others.',
  alignment: 'Alignment is the share of images in which the classifier reads the digit that was asked for.',
  'truncation trick': 'The truncation trick makes latents shorter, for images that are safer and more alike.',
  InfoGAN: 'InfoGAN is a GAN that gets no labels, and learns a code whose values stand for kinds of images.',
  'mutual information':
    'The mutual information of two things says how much one of them tells about the other.',
  'image-to-image translation':
    'Image-to-image translation makes one picture out of another, such as a clean one of a spoiled one.',
  'super-resolution': 'Super-resolution makes a large picture out of a small one.',
  'peak signal-to-noise ratio':
    'The peak signal-to-noise ratio, in short PSNR, says in decibels how near a picture is to the true one: more is better.',
  bicubic:
    'Bicubic interpolation enlarges a picture: each new pixel is a weighted sum of the 4×4 old ones around it.',
  'class kept':
    'Class kept is the share of repaired pictures in which the classifier still reads the right digit.',
  'L2 loss':
    'The L2 loss is the mean squared difference to the truth; with absolute differences it is the L1 loss.',
  pix2pix:
    'pix2pix is a GAN for pairs of pictures: the answer must be near the truth, and must pass for real.',
  completion: 'Completion, also inpainting, is the task to fill in a hidden part of a picture.',
  'de-raining': 'De-raining is the task to take streaks of rain off a picture.',
  'bag of words':
    'A bag of words is a text as numbers, one for each word of a list: 1 if it is said, else 0.',
  StackGAN:
    'StackGAN draws from a sentence in two stages: one sketches the shape, the other is given the sketch and the sentence again.',
  CycleGAN:
    'CycleGAN learns two generators, one for each way, between two sets of pictures that do not come in pairs.',
  'cycle consistency':
    'Cycle consistency means that a picture that goes to the other set and back comes out as it was.',
  'transfer learning': 'Transfer learning uses what was learned on one task or data set for another one.',
  'feature extraction':
    'Feature extraction keeps all layers of a trained network but the last as they are, and trains a new last one.',
  'fine-tuning':
    'Fine-tuning begins a training with the weights of a trained network, and lets all of them learn on.',
  DANN: 'DANN, a domain-adversarial neural network, learns features that do not tell which data set an image comes from.',
  'gradient reversal':
    'Gradient reversal turns the sign of a slope on its way back, so that the layers before it learn to do the opposite.',
  'semi-supervised learning':
    'Semi-supervised learning uses many examples without labels beside a few with labels.',
  relativistic:
    'A relativistic discriminator compares: it says whether a real example looks more real than a fake one.',
  'stacked digits':
    'Stacked digits are pictures of three digits, as red, green and blue: 1,000 kinds, a test for mode collapse.',
  'flow matching':
    'Flow matching trains a network that says which way noise must move, step by step, to become a picture.',
  'network evaluation':
    'A network evaluation is one pass through a network; many models need several for one picture.',
  rubric: 'A rubric is a list of criteria by which work is judged.',
  thumbnail: 'A thumbnail is a picture so small that only colours and layout are left.',
};
