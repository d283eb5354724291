/** What a subject of the tutorial's benchmark is told, as JSON: ours and Keras' read the same. */
export interface Asked extends TutorialSettings {
  /** Training digits, raw bytes of 28×28 each. */
  digits: string;
  /** Where the samples go, raw bytes too. */
  out: string;
  samples: number;
  seed: number;
}

/** In what the tutorial and this course's lesson differ; their networks and their game are the same. */
export interface TutorialSettings {
  batchSize: number;
  learningRate: number;
  beta1: number;
  /** Share of the old statistics that batch normalisation keeps. */
  normalizationMomentum: number;
}

/** dcgan.ipynb: batches of 256, Adam with 1e-4 and Keras' defaults, batch normalisation with Keras' defaults. */
export const TUTORIAL_SETTINGS: TutorialSettings = {
  batchSize: 256,
  learningRate: 1e-4,
  beta1: 0.9,
  normalizationMomentum: 0.99,
};
