/** How far a network's numbers spread, layer by layer: too little and nothing is told apart, too much and tanh is flat. */
import * as tf from '@tensorflow/tfjs';
import type { Network } from '../models/network';
import type { LayerKind } from '../models/spec';

export interface LayerSpread {
  layer: LayerKind;
  /** Standard deviation of all numbers that the layer gives for the batch. */
  spread: number;
}

/** Passes a batch as in training, but gathers no statistics: the network stays as it is. Without dropout layers. */
export function measureSpreads(network: Network, x: tf.Tensor): LayerSpread[] {
  const spreads: LayerSpread[] = [];
  tf.tidy(() => {
    network.apply(x, {
      training: true,
      gathers: false,
      onLayer: ({ layer }, output) => {
        const spread = tf.sqrt(tf.moments(output).variance).dataSync()[0]!;
        spreads.push({ layer, spread });
      },
    });
  });
  return spreads;
}
