/** Finds the pictures below a folder. */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { explainSystemError } from '../files';

export interface PictureFile {
  /** Path from the folder, with `/` between. */
  name: string;
  bytes: number;
  /** When it was last changed, in milliseconds. */
  changedMs: number;
}

export interface Skipped {
  name: string;
  /** Why, in a sentence. */
  reason: string;
  /** The system's own name of the reason, where the system gave it. */
  code?: string;
}

export interface FoundPictures {
  /** Files whose names end as a PNG's or JPEG's does, in the order of their names. */
  files: PictureFile[];
  /** Folders and links that could not be followed. */
  skipped: Skipped[];
  /** How many other files there are, by the end of their name, e.g. `.webp`. */
  others: Map<string, number>;
}

const ENDINGS = ['.png', '.jpg', '.jpeg'];

/** Nobody keeps as many pictures below one folder; a whole disk has more. */
export const MOST_FILES = 1_000_000;

/**
 * Looks into a folder and all folders in it, through links, too; each folder once, so that a link back ends. Hidden files
 * and folders (`.git`, `.DS_Store`, macOS' `._…`) and `__MACOSX` are no one's pictures and are passed over.
 *
 * @throws Error if the folder itself cannot be read, or if it holds more than `MOST_FILES`.
 */
export function listPictures(folder: string, onProgress: (found: number) => void = () => {}): FoundPictures {
  const found: FoundPictures = { files: [], skipped: [], others: new Map() };
  const seen = new Set<string>();
  let looked = 0;
  const visit = (path: string) => {
    const real = realpathSync(join(folder, path));
    if (seen.has(real)) return;
    seen.add(real);
    for (const entry of readdirSync(real).sort()) {
      if (entry.startsWith('.') || entry === '__MACOSX') continue;
      if (++looked > MOST_FILES) {
        throw new Error(
          `${folder} holds more than ${MOST_FILES.toLocaleString('en')} files: name the folder with the pictures.`,
        );
      }
      if (looked % 1000 === 0) onProgress(found.files.length);
      take(path === '' ? entry : `${path}/${entry}`);
    }
  };
  const take = (name: string) => {
    try {
      const status = statSync(join(folder, name));
      if (status.isDirectory()) visit(name);
      else note(found, name, { bytes: status.size, changedMs: Math.round(status.mtimeMs) });
    } catch (error) {
      const reason = explainSystemError(error, name);
      if (!reason) throw error;
      found.skipped.push({ name, reason });
    }
  };
  try {
    if (!statSync(folder).isDirectory())
      throw new Error(`${folder} is a file; a folder with pictures is wanted.`);
    visit('');
  } catch (error) {
    throw new Error(explainSystemError(error, folder) ?? (error as Error).message);
  }
  return found;
}

function note({ files, others }: FoundPictures, name: string, of: Omit<PictureFile, 'name'>): void {
  const ending = extname(name).toLowerCase();
  if (ENDINGS.includes(ending)) files.push({ name, ...of });
  else others.set(ending, (others.get(ending) ?? 0) + 1);
}
