/**
 * The lessons, in their order. A list, not what lies in the folder: JupyterLab puts copies and untitled notebooks there,
 * and those are nobody's lesson. A test holds it against the committed files.
 */
export const LESSONS: readonly string[] = [
  '00-start-here',
  '01-generative-models',
  '02-dense-layers',
  '03-convolution',
  '04-transposed-convolution',
  '05-losses-and-the-game',
  '06-first-gan',
  '07-mnist',
  '08-standard-gan',
  '09-dcgan',
  '10-dcgan-design',
  '11-when-training-fails',
  '12-evaluation',
  '13-latent-space',
  '14-applications',
  '15-transfer-learning',
  '16-modern-gan',
  '17-capstone',
];
