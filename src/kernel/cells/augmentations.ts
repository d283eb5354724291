/**
 * What cells add to everybody's types: `declare global { … }` and `declare module 'x' { … }`. They stay for all later
 * cells; what a cell declares anew takes the place of what an earlier one, or its own earlier run, had said.
 */
import type { CellProgram } from './program';
import { ts } from './typescript';

interface Part {
  /** `Array.last` of `declare global { interface Array<T> { last(): T } }`. */
  key: string;
  start: number;
  end: number;
}

function nameOf(member: ts.TypeElement): string {
  if (!member.name) return ts.SyntaxKind[member.kind];
  return ts.isIdentifier(member.name) || ts.isStringLiteral(member.name)
    ? member.name.text
    : member.name.getText();
}

function partsOf(body: readonly ts.Statement[], prefix: string): Part[] {
  return body.flatMap((statement): Part[] => {
    const part = (key: string, node: ts.Node): Part => ({
      key: prefix + key,
      start: node.getStart(),
      end: node.end,
    });
    if (ts.isInterfaceDeclaration(statement))
      return statement.members.map((member) => part(`${statement.name.text}.${nameOf(member)}`, member));
    if (ts.isModuleDeclaration(statement) && statement.body && ts.isModuleBlock(statement.body))
      return partsOf(statement.body.statements, `${prefix}${statement.name.text}.`);
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => part(name.getText(), statement));
    const { name } = statement as { name?: ts.Node };
    return name ? [part(name.getText(), statement)] : [];
  });
}

/** What the augmentations of a parsed cell declare. */
function collectParts(file: ts.SourceFile): Part[] {
  const blocks = file.statements.filter(
    (node): node is ts.ModuleDeclaration =>
      ts.isModuleDeclaration(node) &&
      (ts.isStringLiteral(node.name) || (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0),
  );
  return partsOf(blocks, '');
}

const blank = (text: string, { start, end }: Part) =>
  text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end);

export class Augmentations {
  #parts = new Map<string, Part[]>();

  constructor(readonly program: CellProgram) {}

  /** Cells that still add something. */
  get files(): string[] {
    return [...this.#parts.keys()];
  }

  /**
   * Takes out of earlier cells what a new one declares anew.
   * @param offset where the text of `file` will stand in the new cell's file
   * @returns puts everything back
   */
  replace(fileName: string, file: ts.SourceFile, offset: number): () => void {
    const before = new Map(this.#parts);
    const texts = new Map<string, string>();
    const own = collectParts(file);
    const keys = new Set(own.map(({ key }) => key));
    for (const [other, parts] of this.#parts) {
      const outdated = parts.filter(({ key }) => keys.has(key));
      if (outdated.length === 0) continue;
      const text = this.program.textOf(other);
      texts.set(other, text);
      const left = parts.filter(({ key }) => !keys.has(key));
      if (left.length > 0) this.#parts.set(other, left);
      else this.#parts.delete(other);
      this.program.replaceText(other, outdated.reduce(blank, text), left.length > 0);
    }
    this.#parts.set(
      fileName,
      own.map(({ key, start, end }) => ({ key, start: start + offset, end: end + offset })),
    );
    return () => {
      this.#parts = before;
      for (const [other, text] of texts) this.program.replaceText(other, text, true);
      this.program.renew(() => true);
    };
  }
}
