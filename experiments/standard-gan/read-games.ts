/** What the trainings of games.ts came to. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface GamesFile {
  provenance: { command: string; epochs: number; images: number };
  floor: { distance: number; speckle: number };
  rows: { trial: string; seed: number; discriminatorLoss: number; distance: number; speckle: number }[];
}

export const readGames = (): GamesFile =>
  JSON.parse(readFileSync(join(__dirname, 'games.json'), 'utf8')) as GamesFile;
