/** The variables of a notebook, as a debug adapter's client shows them. */
import type { Boxes } from '../cells/boxes';
import type { CellCompiler } from '../cells/compiler';
import type { CellProgram } from '../cells/program';
import { type BoundSourceFile, ts } from '../cells/typescript';
import { type MimeBundle, toBundle } from '../output/bundle';
import { formatText } from '../output/format-value';
import { isTensorLike, summarizeTensor } from '../output/tensor-summary';
import { describeValue, nameType } from './describe';
import { hasParts, partsOf, Remark, readTensor, summarize } from './parts';
import { drawTensor, readImages } from './tensor-picture';

/** The Debug Adapter Protocol's `Variable`. */
export interface Variable {
  name: string;
  value: string;
  type: string;
  evaluateName: string;
  /** What a `variables` request asks for to look inside; 0 when there is nothing. */
  variablesReference: number;
}

export interface VariablesOptions {
  compiler: CellCompiler;
  program: CellProgram;
  boxes: Boxes;
}

const MAX_TYPE_LENGTH = 100;
/** Small images are enlarged to about so many pixels of the screen. */
const ZOOMED_WIDTH = 240;

export class Variables {
  readonly #options: VariablesOptions;
  readonly #references = new Map<number, WeakRef<object>>();
  readonly #numbers = new WeakMap<object, number>();
  #last = 0;

  constructor(options: VariablesOptions) {
    this.#options = options;
  }

  /** All names with a value that cells have declared; what they imported is in the cells to be read. */
  list(): Variable[] {
    for (const [reference, held] of this.#references) if (!held.deref()) this.#references.delete(reference);
    const { scope } = this.#options.compiler;
    const names = [...scope]
      .filter(([, { kind }]) => kind !== 'type' && kind !== 'import')
      .map(([name]) => name);
    return names.map((name) => {
      const value = this.read(name);
      // A tensor's shape says more than its class.
      const type = isTensorLike(value) ? summarizeTensor(value) : this.#typeOf(name);
      return this.#describe(name, value, type ?? nameType(value));
    });
  }

  /** What is inside the value of this reference; nothing when it is gone. */
  look(reference: number): Variable[] {
    const value = this.#references.get(reference)?.deref();
    return partsOf(value).map(([name, part]) => this.#describe(name, part, nameType(part)));
  }

  /** The value as the cell would show it; a tensor as its numbers, and as a picture where it can be one. */
  async show(name: string): Promise<MimeBundle | undefined> {
    if (!this.#options.compiler.scope.has(name)) return undefined;
    const value = this.read(name);
    if (!isTensorLike(value)) return toBundle(value);
    const bundle = { 'text/plain': formatText(value) };
    const [numbers, images] = [readTensor(value), readImages(value.shape)];
    if (!numbers || !images) return bundle;
    const { min, max } = summarize(numbers);
    const picture = drawTensor(numbers, images);
    const png = picture.png.toString('base64');
    const width = picture.width * Math.max(1, Math.floor(ZOOMED_WIDTH / picture.width));
    const caption = `${describeValue(value)}. Black is ${min.toPrecision(4)}, white ${max.toPrecision(4)}.`;
    const image = `<img alt="${caption}" src="data:image/png;base64,${png}" width="${width}" style="image-rendering:pixelated">`;
    const text = bundle['text/plain'].replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return {
      ...bundle,
      'text/html': `<figure>${image}<figcaption>${caption}</figcaption></figure><pre>${text}</pre>`,
      'image/png': png,
    };
  }

  /** The value of a name now. */
  read(name: string): unknown {
    const box = this.#options.boxes.box(name);
    try {
      return box[name];
    } catch {
      return new Remark('(has no value yet)');
    }
  }

  #describe(name: string, value: unknown, type: string): Variable {
    const reference = hasParts(value) ? this.#refer(value as object) : 0;
    return { name, value: describeValue(value), type, evaluateName: name, variablesReference: reference };
  }

  /** The same number for the same object, as long as it lives. */
  #refer(value: object): number {
    let number = this.#numbers.get(value);
    if (number === undefined) {
      number = ++this.#last;
      this.#numbers.set(value, number);
    }
    this.#references.set(number, new WeakRef(value));
    return number;
  }

  /** The type that the compiler knows a name by. */
  #typeOf(name: string): string | undefined {
    const { compiler, program } = this.#options;
    const fileName = compiler.fileOf(name);
    const file = fileName && (program.program.getSourceFile(fileName) as BoundSourceFile | undefined);
    if (!file) return undefined;
    const module = file.symbol as (ts.Symbol & { exports?: Map<string, ts.Symbol> }) | undefined;
    const exported = module?.exports?.get(name);
    if (!exported) return undefined;
    const { checker } = program;
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const flags = ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;
    const text = checker.typeToString(checker.getTypeOfSymbolAtLocation(symbol, file), file, flags);
    return text.length > MAX_TYPE_LENGTH ? `${text.slice(0, MAX_TYPE_LENGTH)}…` : text;
  }
}
