/** The environment in which Jupyter runs: all its files inside the project, the user's own set-up out of the way. */
import { mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { folders, pythonOf } from '../project';
import { pythonEnvironmentVariables } from '../setup/python-environment';

/** Variables for Jupyter's programs; `extra` (e.g. COURSE_PROFILE) reaches the kernel, too. */
export function jupyterEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const place = (name: string) => {
    const folder = join(folders.jupyter, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  const { JUPYTER_PATH: _foreign, JUPYTER_CONFIG_PATH: _config, ...rest } = pythonEnvironmentVariables();
  return {
    ...rest,
    PATH: `${dirname(pythonOf(folders.python))}${delimiter}${process.env.PATH ?? ''}`,
    VIRTUAL_ENV: folders.python,
    PYTHONUNBUFFERED: '1',
    JUPYTER_CONFIG_DIR: place('config'),
    JUPYTER_DATA_DIR: place('data'),
    JUPYTER_RUNTIME_DIR: place('runtime'),
    JUPYTERLAB_SETTINGS_DIR: place('settings'),
    JUPYTERLAB_WORKSPACES_DIR: place('workspaces'),
    IPYTHONDIR: place('ipython'),
    ...extra,
  };
}
