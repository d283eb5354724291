/** What each name of the notebook means now, and how a cell's file brings the names it needs into view. */
import type { DeclarationKind, Declared } from './declared-names';
import type { CellSyntax } from './syntax';

export interface ScopeEntry {
  kind: DeclarationKind;
  /** The cell file that declared the name's value (its type, when it is only a type), as `#cell-12`. */
  cell: string;
  /** The cell file that declared the type of this name: a name can be a value and a type. */
  typeCell?: string;
  /** `declare const x`: the value lives outside the notebook. */
  isAmbient: boolean;
}

/** The entry of a name that `cell` has just declared: a new type keeps the value, a new value keeps the type. */
export function mergeEntry(
  known: ScopeEntry | undefined,
  { kind, isType, isAmbient }: Declared,
  cell: string,
): ScopeEntry {
  if (kind === 'type' && known && known.kind !== 'type') return { ...known, typeCell: cell };
  return { kind, cell, isAmbient, typeCell: isType ? cell : known?.typeCell };
}

export interface ImportLine {
  text: string;
  /** The cell modules it names. */
  cells: Set<string>;
  /** Names of earlier cells whose values are in boxes. */
  boxed: Set<string>;
}

/** Writes the line that brings names of earlier cells into view. */
export class ImportLineWriter {
  readonly #imports = new Map<string, string[]>();
  readonly #lines: string[] = [];
  readonly #cells = new Set<string>();
  readonly #boxed = new Set<string>();

  constructor(readonly scope: ReadonlyMap<string, ScopeEntry>) {}

  /** Everything that a cell mentions and does not declare itself. */
  addNeeded({ identifiers, declarations, typeNames, valueNames }: CellSyntax): this {
    for (const name of identifiers) {
      const own = declarations.get(name);
      if (!own) this.add(name);
      else if (own.kind === 'type') this.add(name, { type: false, value: valueNames.has(name) });
      else if (!own.isType) this.add(name, { type: typeNames.has(name), value: false });
    }
    return this;
  }

  add(name: string, { type = true, value = true } = {}): this {
    const entry = this.scope.get(name);
    if (!entry) return this;
    const { kind, cell, typeCell, isAmbient } = entry;
    const hasValue = value && kind !== 'type';
    const hasType = type && typeCell !== undefined;
    if (hasValue && !isAmbient) this.#boxed.add(name);
    // One import brings both; but a variable is none, for it can be assigned to.
    if (hasValue && type && kind !== 'variable' && (typeCell === undefined || typeCell === cell))
      this.#import(cell, name);
    else {
      if (hasValue) this.#declare(cell, name, kind === 'variable' ? 'let' : 'const');
      if (hasType) this.#import(typeCell, `type ${name}`);
    }
    return this;
  }

  get line(): ImportLine {
    const imports = [...this.#imports].map(
      ([module, list]) => `import { ${list.join(', ')} } from "${module}";`,
    );
    return { text: [...imports, ...this.#lines].join(' '), cells: this.#cells, boxed: this.#boxed };
  }

  #import(cell: string, what: string): void {
    const module = `./${cell}`;
    this.#cells.add(module);
    this.#imports.set(module, [...(this.#imports.get(module) ?? []), what]);
  }

  #declare(cell: string, name: string, keyword: 'let' | 'const'): void {
    const module = `./${cell}`;
    this.#cells.add(module);
    this.#lines.push(`declare ${keyword} ${name}: typeof import("${module}").${name};`);
  }
}
