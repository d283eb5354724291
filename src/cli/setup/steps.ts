/** All steps of set-up, in the order in which they are made. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { folders, root } from '../project';
import { bindingStep } from './binding';
import { hubProxyStep } from './hub-proxy';
import { kernelStep } from './kernel';
import { pythonEnvironmentStep } from './python-environment';
import { pythonScriptsStep } from './python-scripts';
import type { Step } from './step';
import { tensorflowLibraryStep } from './tensorflow-library';

const pythonStep = pythonEnvironmentStep({
  name: 'python',
  title: 'Installing JupyterLab and the notebook runner',
  folder: folders.python,
  requirements: join(root, 'python', 'requirements.txt'),
  isComplete: true,
});

const testRequirements = join(root, 'python', 'requirements-test.txt');

const pythonTestStep: Step = {
  ...pythonEnvironmentStep({
    name: 'python-test',
    title: 'Installing the kernel test tools',
    folder: folders.pythonTest,
    requirements: testRequirements,
  }),
  optional: true,
};

const pythonBenchStep: Step = {
  ...pythonEnvironmentStep({
    name: 'python-bench',
    title: 'Installing Keras and PyTorch, to measure beside them',
    folder: folders.pythonBench,
    requirements: join(root, 'python', 'requirements-bench.txt'),
  }),
  optional: true,
};

const pythonClusterStep = pythonEnvironmentStep({
  name: 'python-cluster',
  title: "Installing submitit, Slurm's client",
  folder: folders.pythonCluster,
  requirements: join(root, 'python', 'requirements-cluster.txt'),
  isComplete: true,
});

const pythonHubStep = pythonEnvironmentStep({
  name: 'python-hub',
  title: 'Installing JupyterHub',
  folder: folders.pythonHub,
  requirements: join(root, 'python', 'requirements-hub.txt'),
  isComplete: true,
});

const scriptsStep = pythonScriptsStep(folders.python, pythonStep.name);

/** What running notebooks needs. */
export const courseSteps: Step[] = [pythonStep, scriptsStep, tensorflowLibraryStep, bindingStep, kernelStep];

/** What the fastest engine needs. */
export const engineSteps: Step[] = [pythonStep, tensorflowLibraryStep, bindingStep];

/** What the kernel alone needs. */
export const kernelSteps: Step[] = [pythonStep, scriptsStep, kernelStep];

/** What handing trainings to a cluster needs. */
export const clusterSteps: Step[] = [pythonClusterStep];

/** What JupyterHub for a class needs. */
export const hubSteps: Step[] = [...courseSteps, pythonHubStep, hubProxyStep];

/** What measuring a step beside its peers needs. */
export const stepBenchSteps: Step[] = [...engineSteps, pythonBenchStep];

/** What the tests need. */
export const testSteps: Step[] = existsSync(testRequirements)
  ? [...courseSteps, pythonTestStep, pythonScriptsStep(folders.pythonTest, pythonTestStep.name)]
  : courseSteps;
