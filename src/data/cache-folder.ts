/** The folder for what can be made again: decoded digits, scaled pictures. Removing it costs time only. */
import { join } from 'node:path';

export const CACHE_FOLDER = join(__dirname, '..', '..', '.course', 'cache');
