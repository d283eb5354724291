/** The project's own TypeScript modules as CommonJS, with the kernel's hooks in them. */
import { collectDeclarations } from '../cells/declared-names';
import { KERNEL } from '../cells/generated';
import { parseModule } from '../cells/syntax';
import { hookNode } from '../cells/transform';
import { ts } from '../cells/typescript';

/** Where transpiled modules find the kernel: `of(module)` is what each calls it by. */
export const MODULE_HELPERS = Symbol.for('jupyter.typescript.kernel.module');
const PREFIX = `const ${KERNEL}=globalThis[Symbol.for('jupyter.typescript.kernel.module')].of(module);`;

/** What tsconfig.json says of the JavaScript that a module becomes. */
export type ModuleOptions = Pick<
  ts.CompilerOptions,
  | 'emitDecoratorMetadata'
  | 'experimentalDecorators'
  | 'jsx'
  | 'jsxFactory'
  | 'jsxFragmentFactory'
  | 'jsxImportSource'
  | 'useDefineForClassFields'
>;

export function readModuleOptions(options: ts.CompilerOptions): ModuleOptions {
  const { emitDecoratorMetadata, experimentalDecorators, useDefineForClassFields } = options;
  const { jsx = ts.JsxEmit.React, jsxFactory, jsxFragmentFactory, jsxImportSource } = options;
  const keepsJsx = jsx === ts.JsxEmit.Preserve || jsx === ts.JsxEmit.ReactNative;
  return {
    emitDecoratorMetadata,
    experimentalDecorators,
    jsx: keepsJsx ? ts.JsxEmit.React : jsx,
    jsxFactory,
    jsxFragmentFactory,
    jsxImportSource,
    useDefineForClassFields,
  };
}

/** Whether a module has to be waited for. */
function hasTopLevelAwait(file: ts.SourceFile): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isFunctionLike(node) || ts.isPropertyDeclaration(node)) return false;
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) return true;
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(file);
}

/** Parameters of a CommonJS module; an ES module may declare these names itself. */
const PARAMETERS = ['require', 'module', 'exports', '__filename', '__dirname'];

function declaresParameters(file: ts.SourceFile): boolean {
  const declarations = collectDeclarations(file);
  return PARAMETERS.some((name) => {
    const declared = declarations.get(name);
    return declared && !declared.isAmbient && declared.kind !== 'type' && declared.kind !== 'import';
  });
}

const hookModule: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
  const visit = (node: ts.Node): ts.Node => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return node;
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword)
      return ts.factory.createPropertyAccessExpression(ts.factory.createIdentifier(KERNEL), 'meta');
    return hookNode(ts.visitEachChild(node, visit, context));
  };
  return ts.visitEachChild(file, visit, context);
};

/** What TypeScript and the hooks write as `require` or `exports` gets a name that no module declares. */
const renameParameters: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
  const visit = (node: ts.Node): ts.Node =>
    ts.isIdentifier(node) && node.pos < 0 && PARAMETERS.includes(node.text)
      ? ts.factory.createIdentifier(KERNEL + node.text)
      : ts.visitEachChild(node, visit, context);
  return ts.visitEachChild(file, visit, context);
};

export interface TranspiledModule {
  code: string;
  map: string;
}

/** CommonJS and its source map. */
export function transpileModule(
  text: string,
  fileName: string,
  options: ModuleOptions = readModuleOptions({}),
): TranspiledModule {
  const file = parseModule(fileName, text);
  const waits = hasTopLevelAwait(file);
  const isBlock = declaresParameters(file);
  const { outputText, sourceMapText } = ts.transpileModule(text, {
    fileName,
    compilerOptions: {
      ...options,
      module: ts.ModuleKind.CommonJS,
      moduleDetection: waits ? ts.ModuleDetectionKind.Force : undefined,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      sourceMap: true,
    },
    transformers: { before: [hookModule], after: isBlock ? [renameParameters] : [] },
  });
  const before = [
    PREFIX,
    isBlock ? `const ${KERNEL}require=require,${KERNEL}exports=exports;{` : '',
    waits ? `${KERNEL}.later(async()=>{` : '',
  ];
  const after = [waits ? '});' : '', isBlock ? '}' : ''].join('');
  const code = outputText
    .replace(/^\/\/# sourceMappingURL=.*$/m, '')
    .replace(/^("use strict";)?/, (strict) => strict + before.join(''));
  return { code: after ? `${code}\n${after}` : code, map: sourceMapText ?? '{}' };
}
