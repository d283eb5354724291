/**
 * The networks of domain-adversarial training on digits, as Ganin et al. (2016, figure 4a) have them for MNIST: a trunk
 * that both domains go through, a head that names the digit, and a head that tells the domains apart.
 */
import { DIGITS } from './classifier';
import type { LayerSpec, NetworkSpec } from './spec';

export interface AdaptationSpecs {
  /** Image → features. */
  trunk: NetworkSpec;
  /** Features → a logit for each class. */
  labelHead: NetworkSpec;
  /** Features → one logit, above 0 for the target domain. */
  domainHead: NetworkSpec;
}

/** Features of a colour image of 28×28: 4 × 4 × 48. */
const FEATURES = 768;

function convolve(filters: number, normalized: boolean): LayerSpec[] {
  return [
    { layer: 'conv2d', filters, kernelSize: 5, useBias: !normalized },
    ...(normalized ? [{ layer: 'batchNormalization', momentum: 0.9 } as const] : []),
    { layer: 'relu' },
    { layer: 'maxPooling2d', factor: 2 },
  ];
}

const dense = (units: number): LayerSpec[] => [{ layer: 'dense', units }, { layer: 'relu' }];

/** @param options.batchNorm behind each convolution of the trunk; the paper has none. */
export function adaptationSpecs({ batchNorm = false }: { batchNorm?: boolean } = {}): AdaptationSpecs {
  return {
    trunk: {
      name: 'trunk',
      inputShape: [28, 28, 3],
      layers: [...convolve(32, batchNorm), ...convolve(48, batchNorm), { layer: 'flatten' }],
    },
    labelHead: {
      name: 'label-head',
      inputShape: [FEATURES],
      layers: [...dense(100), ...dense(100), { layer: 'dense', units: DIGITS }],
    },
    domainHead: {
      name: 'domain-head',
      inputShape: [FEATURES],
      layers: [...dense(100), { layer: 'dense', units: 1 }],
    },
  };
}
