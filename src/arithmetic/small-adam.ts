/** Adam on one array of weights (Kingma and Ba 2015), for the small networks. */
export interface SmallAdamOptions {
  rate: number;
  /** 0.9 when left out; GANs often take 0.5. */
  beta1?: number;
  /** 0.999 when left out. */
  beta2?: number;
}

const EPSILON = 1e-8;

/** The optimizer of one network: holds the moments of its gradient. */
export class SmallAdam {
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  #steps = 0;

  constructor(
    size: number,
    readonly options: SmallAdamOptions,
  ) {
    this.#first = new Float64Array(size);
    this.#second = new Float64Array(size);
  }

  /** Moves the weights one step down the gradient. */
  step(weights: Float64Array, gradient: Float64Array): void {
    const { rate, beta1 = 0.9, beta2 = 0.999 } = this.options;
    this.#steps++;
    const scale = (rate * Math.sqrt(1 - beta2 ** this.#steps)) / (1 - beta1 ** this.#steps);
    for (let i = 0; i < weights.length; i++) {
      const slope = gradient[i]!;
      this.#first[i] = beta1 * this.#first[i]! + (1 - beta1) * slope;
      this.#second[i] = beta2 * this.#second[i]! + (1 - beta2) * slope * slope;
      weights[i]! -= (scale * this.#first[i]!) / (Math.sqrt(this.#second[i]!) + EPSILON);
    }
  }
}
