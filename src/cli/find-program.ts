/** Where a program lies. */
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** The first file of this name that may be run, in the order of the folders; undefined if there is none. */
export function findProgram(name: string, folders: readonly string[]): string | undefined {
  return folders
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
