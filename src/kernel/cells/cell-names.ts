/** What messages call the cells: the numbers beside them in the notebook. */
import type { ScopeEntry } from './scope';

/** TypeScript's `import("/folder/#cell-12").Layer`. */
const CELL_TYPE = /(typeof )?import\("[^"]*(#cell-\d+)"\)(?:\.([\p{ID_Continue}$]+))?/gu;

const toLower = (label: string) => label.charAt(0).toLowerCase() + label.slice(1);

export class CellNames {
  readonly #labels = new Map<string, string>();

  constructor(readonly scope: ReadonlyMap<string, ScopeEntry>) {}

  add(cell: string, label: string): void {
    this.#labels.set(cell, toLower(label));
  }

  #label = (cell: string) => this.#labels.get(cell) ?? 'an earlier cell';

  /** A message as a reader of the notebook understands it: `Layer of cell [3] (declared again in cell [5])`. */
  explain(message: string): string {
    return message.replace(CELL_TYPE, (_, prefix: string | undefined, cell: string, name?: string) => {
      if (name === undefined) return this.#label(cell);
      const entry = this.scope.get(name);
      const now = prefix ? entry?.cell : entry?.typeCell;
      const again = now !== undefined && now !== cell ? ` (declared again in ${this.#label(now)})` : '';
      return `${prefix ?? ''}${name} of ${this.#label(cell)}${again}`;
    });
  }
}
