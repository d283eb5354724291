/** How far an output of a stack of convolutions sees. */

export interface SeeingLayer {
  kernel: number;
  /** 1 when left out. */
  stride?: number;
  /** 1 when left out. */
  dilation?: number;
}

/**
 * Receptive field of one output along one axis, in pixels: 1 + Σ (kernel − 1) · dilation · (product of the strides before).
 * Pixels of the padding count. Source: Dumoulin and Visin, arXiv 1603.07285; Araujo et al., distill.pub 2019.
 */
export function receptiveField(layers: readonly SeeingLayer[]): number {
  let apart = 1;
  let field = 1;
  for (const { kernel, stride = 1, dilation = 1 } of layers) {
    field += (kernel - 1) * dilation * apart;
    apart *= stride;
  }
  return field;
}
