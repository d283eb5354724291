/** Settings of the project's JupyterLab: only our kernel, no news, no requests to other hosts. */
import { join } from 'node:path';
import { folders } from '../project';
import { writeWhole } from '../setup/step';

const CONFIGURATION = ['package.json', 'package-lock.json', 'tsconfig*.json', 'biome.json'];

const styleFolder = join(folders.jupyter, 'config', 'custom');

const server = {
  KernelSpecManager: { allowed_kernelspecs: ['typescript'], ensure_native_kernel: false },
  MappingKernelManager: { default_kernel_name: 'typescript' },
  // training output comes fast; the default limits would cut it
  ZMQChannelsWebsocketConnection: { iopub_data_rate_limit: 1e9, iopub_msg_rate_limit: 1e5 },
  // What is no part of the lessons stays out of the file browser; hidden folders are never shown.
  ContentsManager: {
    hide_globs: ['__pycache__', '*.pyc', '*~', 'node_modules', 'bin', 'python', ...CONFIGURATION],
  },
  ServerApp: { static_custom_path: [styleFolder] },
  LabApp: {
    custom_css: true,
    news_url: null,
    check_for_updates_class: 'jupyterlab.handlers.announcements.NeverCheckForUpdate',
    extension_manager: 'readonly',
  },
};

/** Defaults of the interface, which a user may still change. */
const overrides = {
  '@jupyterlab/apputils-extension:notification': { checkForUpdates: false, fetchNews: 'false' },
  // The lessons' names need the column's room: with it "01-generative-…" is all that is read of the second.
  '@jupyterlab/filebrowser-extension:browser': { showLastModifiedColumn: false },
};

/** The list of files has room for the longest lesson's name: its width is no setting. */
const style = 'body { --jp-sidebar-min-width: 280px; }\n';

/** Writes the configuration files that `jupyterEnvironment` points Jupyter to. */
export function writeLabConfig(): void {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  writeWhole(join(folders.jupyter, 'config', 'jupyter_server_config.json'), json(server));
  writeWhole(join(styleFolder, 'custom.css'), style);
  const settings = join(folders.python, 'share', 'jupyter', 'lab', 'settings', 'overrides.json');
  writeWhole(settings, json(overrides));
}
