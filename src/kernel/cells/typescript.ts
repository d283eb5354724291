/**
 * The parts of TypeScript that the kernel uses and its public types leave out. They exist at run time in 5.9.3,
 * the version the project pins; tests/kernel/cells/compiler.test.ts fails when one of them goes.
 */
import ts from 'typescript';

export interface ResolvedModule {
  resolvedModule?: ts.ResolvedModuleFull;
  failedLookupLocations?: string[];
  affectingLocations?: string[];
}

/** A program whose look-ups the checker goes through at call time, so that files can be added to it later. */
export interface OpenProgram extends ts.Program {
  getResolvedModule(file: ts.SourceFile, name: string, mode: ts.ResolutionMode): ResolvedModule | undefined;
  forEachResolvedModule(visit: (resolution: ResolvedModule) => void): void;
}

export interface BoundSourceFile extends ts.SourceFile {
  locals?: Map<string, ts.Symbol>;
  symbol?: ts.Symbol;
  imports?: ts.StringLiteralLike[];
  moduleAugmentations?: ts.StringLiteralLike[];
  ambientModuleNames?: string[];
  path: string;
  resolvedPath: string;
  originalFileName: string;
  parseDiagnostics: ts.DiagnosticWithLocation[];
  version?: string;
  identifiers: ReadonlyMap<string, string>;
}

interface SymbolDisplayResult {
  displayParts: ts.SymbolDisplayPart[];
  documentation: ts.SymbolDisplayPart[];
  tags?: ts.JSDocTagInfo[];
  symbolKind: ts.ScriptElementKind;
}

interface Internals {
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
  isExpressionNode(node: ts.Node): boolean;
  /** Where the documentation comments before a node are. */
  getJSDocCommentRanges(node: ts.Node, text: string): ts.CommentRange[] | undefined;
  getTouchingPropertyName(file: ts.SourceFile, position: number): ts.Node;
  Completions: {
    getCompletionsAtPosition(
      host: unknown,
      program: ts.Program,
      log: (message: string) => void,
      file: ts.SourceFile,
      position: number,
      preferences: ts.UserPreferences,
      triggerCharacter: undefined,
      completionKind: undefined,
      cancellation: ts.CancellationToken,
      formatContext: undefined,
      includeSymbol: boolean,
    ): ts.CompletionInfo | undefined;
  };
  SignatureHelp: {
    getSignatureHelpItems(
      program: ts.Program,
      file: ts.SourceFile,
      position: number,
      reason: undefined,
      cancellation: ts.CancellationToken,
    ): ts.SignatureHelpItems | undefined;
  };
  SymbolDisplay: {
    getSymbolDisplayPartsDocumentationAndSymbolKind(
      checker: ts.TypeChecker,
      symbol: ts.Symbol,
      file: ts.SourceFile,
      enclosing: ts.Node,
      location: ts.Node,
    ): SymbolDisplayResult;
  };
}

export const internals = ts as unknown as Internals;
export { ts };
