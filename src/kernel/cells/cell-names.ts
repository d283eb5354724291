/** What messages call the cells: the numbers beside them in the notebook. */
import type { Declared } from './declared-names';
import type { ScopeEntry } from './scope';

/** TypeScript's `import("/folder/#cell-12").Layer`. */
const CELL_TYPE = /(typeof )?import\("[^"]*(#cell-\d+)"\)(?:\.([\p{ID_Continue}$]+))?/gu;

/** A member does not fit the enum of its name: those are two enums. */
const TWO_ENUMS =
  /'([\p{ID_Continue}$]+)\.[\p{ID_Continue}$]+' is not assignable to (?:type|parameter of type) '\1'\./gu;

const toLower = (label: string) => label.charAt(0).toLowerCase() + label.slice(1);

export class CellNames {
  readonly #labels = new Map<string, string>();
  /** The cells that declared an enum of a name. */
  readonly #enums = new Map<string, Set<string>>();

  constructor(readonly scope: ReadonlyMap<string, ScopeEntry>) {}

  add(cell: string, label: string, declarations: ReadonlyMap<string, Declared>): void {
    this.#labels.set(cell, toLower(label));
    for (const [name, { kind }] of declarations) {
      if (kind !== 'enum') continue;
      const cells = this.#enums.get(name) ?? new Set();
      this.#enums.set(name, cells.add(cell));
    }
  }

  /** Nothing of the cell ran: it declares nothing. */
  forget(cell: string): void {
    for (const cells of this.#enums.values()) cells.delete(cell);
  }

  #label = (cell: string) => this.#labels.get(cell) ?? 'an earlier cell';

  /** TypeScript names the cell only where both sides would read the same, and `Mode.B` does not read as `Mode`. */
  #explainEnums(message: string): string {
    return message.replace(TWO_ENUMS, (sentence, name: string) => {
      const labels = new Set([...(this.#enums.get(name) ?? [])].map(this.#label));
      if (labels.size < 2) return sentence;
      return `${sentence} ${name} was declared in ${[...labels].join(' and ')}, and what was made with an earlier one knows only that: run those cells again.`;
    });
  }

  /** A message as a reader of the notebook understands it: `Layer of cell [3] (declared again in cell [5])`. */
  explain(message: string): string {
    return this.#explainEnums(message).replace(
      CELL_TYPE,
      (_, prefix: string | undefined, cell: string, name?: string) => {
        if (name === undefined) return this.#label(cell);
        const entry = this.scope.get(name);
        const now = prefix ? entry?.cell : entry?.typeCell;
        const again = now !== undefined && now !== cell ? ` (declared again in ${this.#label(now)})` : '';
        return `${prefix ?? ''}${name} of ${this.#label(cell)}${again}`;
      },
    );
  }
}
