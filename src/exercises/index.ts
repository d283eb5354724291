/** Every exercise by its id. The order is that of the notebooks. */

import { drawLatents } from './00-start-here/draw-latents';
import { hillDensity } from './01-generative-models/hill-density';
import { imageBits } from './01-generative-models/image-bits';
import { nearestCentre } from './01-generative-models/nearest-centre';
import { posteriorShare } from './01-generative-models/posterior';
import { batchShape } from './02-dense-layers/batch-shape';
import { countParameters } from './02-dense-layers/count-parameters';
import { denseOutput } from './02-dense-layers/dense-output';
import { hiddenGradient } from './02-dense-layers/hidden-gradient';
import { leakyRelu } from './02-dense-layers/leaky-relu';
import { slope } from './02-dense-layers/slope';
import { trainNetwork } from './02-dense-layers/train-network';
import { weightGradient } from './02-dense-layers/weight-gradient';
import { convolve } from './03-convolution/convolve';
import { countConvolutionParameters } from './03-convolution/count-parameters';
import { designStack } from './03-convolution/design-stack';
import { edgeKernel } from './03-convolution/edge-kernel';
import { findTheError } from './03-convolution/find-the-error';
import { outputSize } from './03-convolution/output-size';
import { samePadding } from './03-convolution/same-padding';
import { evenStamps } from './04-transposed-convolution/even-stamps';
import { insertZeros } from './04-transposed-convolution/insert-zeros';
import { transposedOutputSize } from './04-transposed-convolution/output-size';
import { redesign } from './04-transposed-convolution/redesign';
import { stamps } from './04-transposed-convolution/stamps';
import { threeSizes } from './04-transposed-convolution/three-sizes';
import { upsample } from './04-transposed-convolution/upsample';
import { crossEntropy } from './05-losses-and-the-game/cross-entropy';
import { diracStep } from './05-losses-and-the-game/dirac-step';
import { equilibriumLoss } from './05-losses-and-the-game/equilibrium-loss';
import { generatorGradient } from './05-losses-and-the-game/generator-gradient';
import { jsDivergence } from './05-losses-and-the-game/js-divergence';
import { optimalDiscriminator } from './05-losses-and-the-game/optimal-discriminator';
import { penalty } from './05-losses-and-the-game/penalty';
import { stableEntropy } from './05-losses-and-the-game/stable-entropy';
import { generatorSteps } from './06-first-gan/generator-steps';
import { networkParameters } from './06-first-gan/network-parameters';
import { phaseLabels } from './06-first-gan/phase-labels';
import { restoreScale } from './06-first-gan/restore-scale';
import { rmspropStep } from './06-first-gan/rmsprop-step';
import { straightGenerator } from './06-first-gan/straight-generator';
import { countSteps } from './07-mnist/count-steps';
import { fileSize } from './07-mnist/file-size';
import { meanImage } from './07-mnist/mean-image';
import { movedDigits } from './07-mnist/moved-digits';
import { padRow } from './07-mnist/pad-row';
import { toByte } from './07-mnist/to-byte';
import { countWithNorms } from './08-standard-gan/count-with-norms';
import { findTheFaults } from './08-standard-gan/find-the-faults';
import { halvedWithSgd } from './08-standard-gan/halved-with-sgd';
import { mendTheLoop } from './08-standard-gan/mend-the-loop';
import { mendTheLoss } from './08-standard-gan/mend-the-loss';
import { mendTheNetworks } from './08-standard-gan/mend-the-networks';
import { batchLoss } from './09-dcgan/batch-loss';
import { frozenDiscriminator } from './09-dcgan/frozen-discriminator';
import { learnedNumbers } from './09-dcgan/learned-numbers';
import { readCurves } from './09-dcgan/read-curves';
import { thirdLayer } from './09-dcgan/third-layer';
import { whoseWeights } from './09-dcgan/whose-weights';
import { brokenRules } from './10-dcgan-design/broken-rules';
import { doubling } from './10-dcgan-design/doubling';
import { firstLayer } from './10-dcgan-design/first-layer';
import { outputSpread } from './10-dcgan-design/output-spread';
import { pairedT } from './10-dcgan-design/paired';
import { sides } from './10-dcgan-design/sides';
import { diagnosis } from './11-when-training-fails/diagnosis';
import { found } from './11-when-training-fails/found';
import { growth } from './11-when-training-fails/growth';
import { silence } from './11-when-training-fails/silence';
import { swing } from './11-when-training-fails/swing';
import { classifierScore } from './12-evaluation/classifier-score';
import { extrapolate } from './12-evaluation/extrapolate';
import { foolRecall } from './12-evaluation/fool-recall';
import { frechetBells } from './12-evaluation/frechet-bells';
import { memorisedShare } from './12-evaluation/memorised-share';
import { precision } from './12-evaluation/precision';
import { direction } from './13-latent-space/direction';
import { middleLength } from './13-latent-space/middle-length';
import { purity } from './13-latent-space/purity';
import { slerp } from './13-latent-space/slerp';
import { worstClass } from './13-latent-space/worst-class';
import { bestLevel } from './14-applications/best-level';
import { classKept } from './14-applications/class-kept';
import { cycleLoss } from './14-applications/cycle-loss';
import { joinedLoss } from './14-applications/joined-loss';
import { psnr } from './14-applications/psnr';
import { threePairs } from './14-applications/three-pairs';
import { bestShareExercise } from './15-transfer-learning/best-share';
import { blendPixel } from './15-transfer-learning/blend';
import { reversed } from './15-transfer-learning/reversed';
import { schedule } from './15-transfer-learning/schedule';
import { followExercise } from './16-modern-gan/follow';
import { pairedLoss } from './16-modern-gan/paired-loss';
import { straightWayExercise } from './16-modern-gan/straight-way';
import { zeroCentred } from './16-modern-gan/zero-centred';
import { aside } from './17-capstone/aside';
import { conclusion } from './17-capstone/conclusion';
import { steps } from './17-capstone/steps';
import { threeReports } from './17-capstone/three-reports';
import type { Exercise } from './exercise';

export const exercises = {
  '00-draw-latents': drawLatents,
  '01-nearest-centre': nearestCentre,
  '01-hill-density': hillDensity,
  '01-posterior': posteriorShare,
  '01-image-bits': imageBits,
  '02-count-parameters': countParameters,
  '02-dense-output': denseOutput,
  '02-batch-shape': batchShape,
  '02-leaky-relu': leakyRelu,
  '02-weight-gradient': weightGradient,
  '02-slope': slope,
  '02-hidden-gradient': hiddenGradient,
  '02-train-network': trainNetwork,
  '03-find-the-error': findTheError,
  '03-convolve': convolve,
  '03-output-size': outputSize,
  '03-same-padding': samePadding,
  '03-edge-kernel': edgeKernel,
  '03-count-parameters': countConvolutionParameters,
  '03-design-stack': designStack,
  '04-stamps': stamps,
  '04-output-size': transposedOutputSize,
  '04-three-sizes': threeSizes,
  '04-insert-zeros': insertZeros,
  '04-even-stamps': evenStamps,
  '04-upsample': upsample,
  '04-redesign': redesign,
  '05-cross-entropy': crossEntropy,
  '05-stable-entropy': stableEntropy,
  '05-generator-gradient': generatorGradient,
  '05-optimal-discriminator': optimalDiscriminator,
  '05-equilibrium-loss': equilibriumLoss,
  '05-js-divergence': jsDivergence,
  '05-dirac-step': diracStep,
  '05-penalty': penalty,
  '06-restore-scale': restoreScale,
  '06-network-parameters': networkParameters,
  '06-phase-labels': phaseLabels,
  '06-rmsprop-step': rmspropStep,
  '06-generator-steps': generatorSteps,
  '06-straight-generator': straightGenerator,
  '07-file-size': fileSize,
  '07-to-byte': toByte,
  '07-mean-image': meanImage,
  '07-pad-row': padRow,
  '07-count-steps': countSteps,
  '07-moved-digits': movedDigits,
  '08-find-the-faults': findTheFaults,
  '08-mend-the-loop': mendTheLoop,
  '08-mend-the-networks': mendTheNetworks,
  '08-mend-the-loss': mendTheLoss,
  '08-count-with-norms': countWithNorms,
  '08-halved-with-sgd': halvedWithSgd,
  '09-third-layer': thirdLayer,
  '09-learned-numbers': learnedNumbers,
  '09-batch-loss': batchLoss,
  '09-whose-weights': whoseWeights,
  '09-read-curves': readCurves,
  '09-frozen-discriminator': frozenDiscriminator,
  '10-sides': sides,
  '10-doubling': doubling,
  '10-first-layer': firstLayer,
  '10-output-spread': outputSpread,
  '10-broken-rules': brokenRules,
  '10-paired': pairedT,
  '11-growth': growth,
  '11-swing': swing,
  '11-found': found,
  '11-silence': silence,
  '11-diagnosis': diagnosis,
  '12-classifier-score': classifierScore,
  '12-frechet-bells': frechetBells,
  '12-extrapolate': extrapolate,
  '12-precision': precision,
  '12-fool-recall': foolRecall,
  '12-memorised-share': memorisedShare,
  '13-middle-length': middleLength,
  '13-slerp': slerp,
  '13-direction': direction,
  '13-worst-class': worstClass,
  '13-purity': purity,
  '14-psnr': psnr,
  '14-best-level': bestLevel,
  '14-joined-loss': joinedLoss,
  '14-class-kept': classKept,
  '14-cycle-loss': cycleLoss,
  '14-three-pairs': threePairs,
  '15-blend': blendPixel,
  '15-reversed': reversed,
  '15-schedule': schedule,
  '15-best-share': bestShareExercise,
  '16-paired-loss': pairedLoss,
  '16-zero-centred': zeroCentred,
  '16-straight-way': straightWayExercise,
  '16-follow': followExercise,
  '17-aside': aside,
  '17-steps': steps,
  '17-three-reports': threeReports,
  '17-conclusion': conclusion,
} as const;

export type ExerciseId = keyof typeof exercises;

/** The type of the answer to an exercise. */
export type AnswerTo<Id extends ExerciseId> =
  (typeof exercises)[Id] extends Exercise<infer Answer> ? Answer : never;
