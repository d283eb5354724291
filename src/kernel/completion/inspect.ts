/** Type and documentation of the name at a position. */
import type { CellCompiler } from '../cells/compiler';
import type { CellProgram } from '../cells/program';
import { internals, ts } from '../cells/typescript';

export interface Inspection {
  signature: string;
  documentation: string;
}

export function inspectCode(
  compiler: CellCompiler,
  program: CellProgram,
  code: string,
  position: number,
): Inspection | undefined {
  return compiler.view(code, ({ file, offset }) => {
    for (const shift of [0, -1]) {
      if (position + shift < 0) continue;
      const node = internals.getTouchingPropertyName(file, offset + position + shift);
      const found = node && node !== file ? inspectNode(program.checker, file, node) : undefined;
      if (found) return found;
    }
    return inspectCall(program, file, offset, position);
  });
}

function inspectNode(checker: ts.TypeChecker, file: ts.SourceFile, node: ts.Node): Inspection | undefined {
  const named = checker.getSymbolAtLocation(node);
  if (!named) return undefined;
  // An earlier cell's name is an import to the checker; what it stands for is what is asked for.
  const symbol = named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named;
  const shown = internals.SymbolDisplay.getSymbolDisplayPartsDocumentationAndSymbolKind(
    checker,
    symbol,
    file,
    node.parent,
    node,
  );
  const signature = ts.displayPartsToString(shown.displayParts);
  const tags = (shown.tags ?? []).map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`);
  const told = [ts.displayPartsToString(shown.documentation), ...tags].join('\n').trim();
  return { signature, documentation: told || readDocumentation(symbol) };
}

/** Inside a call's parentheses: the function that is called. */
function inspectCall(
  program: CellProgram,
  file: ts.SourceFile,
  offset: number,
  position: number,
): Inspection | undefined {
  const help = internals.SignatureHelp.getSignatureHelpItems(
    program.program,
    file,
    offset + position,
    undefined,
    {
      isCancellationRequested: () => false,
      throwIfCancellationRequested: () => {},
    },
  );
  const item = help?.items[help.selectedItemIndex];
  if (!item) return undefined;
  const separator = ts.displayPartsToString(item.separatorDisplayParts);
  const parameters = item.parameters.map((parameter) => ts.displayPartsToString(parameter.displayParts));
  const signature =
    ts.displayPartsToString(item.prefixDisplayParts) +
    parameters.join(separator) +
    ts.displayPartsToString(item.suffixDisplayParts);
  return { signature, documentation: ts.displayPartsToString(item.documentation) };
}

/**
 * Program files are parsed without documentation comments, to save memory. The comment before a declaration is still in
 * the file's text: it alone is parsed.
 */
function readDocumentation(symbol: ts.Symbol): string {
  for (const declaration of symbol.declarations ?? []) {
    const owner = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
    const { text } = declaration.getSourceFile();
    const range = internals.getJSDocCommentRanges(owner, text)?.at(-1);
    const shown = range ? parseComment(text.slice(range.pos, range.end)) : '';
    if (shown) return shown;
  }
  return '';
}

function parseComment(comment: string): string {
  const file = ts.createSourceFile('comment.ts', `${comment}\nlet it;`, ts.ScriptTarget.ES2022, true);
  const parsed = ts.getJSDocCommentsAndTags(file.statements[0]!).filter(ts.isJSDoc);
  return parsed.map(formatComment).join('\n').trim();
}

function formatComment(comment: ts.JSDoc): string {
  const lines = [ts.getTextOfJSDocComment(comment.comment) ?? ''];
  for (const tag of comment.tags ?? []) {
    const name = ts.isJSDocParameterTag(tag) ? ` ${tag.name.getText()}` : '';
    lines.push(`@${tag.tagName.text}${name} ${ts.getTextOfJSDocComment(tag.comment) ?? ''}`);
  }
  return lines.join('\n');
}
