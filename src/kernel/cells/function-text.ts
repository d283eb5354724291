/**
 * A function as text, `${train}`: what the user wrote, without types, and not what the kernel made of it. Such a text
 * must run elsewhere, in a worker or a page, where there is no kernel.
 */
import { KERNEL } from './generated';
import { ts } from './typescript';

/** A function's text stands in one of these: an expression, a method, a class's member. */
const FORMS: readonly (readonly [before: string, after: string])[] = [
  ['(', ')'],
  ['({', '})'],
  ['(class {', '})'],
];

const isKernel = (node: ts.Node) => ts.isIdentifier(node) && node.text === KERNEL;

/** `ªx.x`, `(… , ªx).x` */
function findBoxed(node: ts.Node): string | undefined {
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.name)) return undefined;
  let box: ts.Node = node.expression;
  if (ts.isParenthesizedExpression(box)) box = box.expression;
  if (ts.isBinaryExpression(box)) box = box.right;
  return ts.isIdentifier(box) && box.text === `${KERNEL}${node.name.text}` ? node.name.text : undefined;
}

/** What the kernel put in the place of something, and what it was. */
function findOriginal(node: ts.Node): ts.Node | string | undefined {
  const name = findBoxed(node);
  if (name !== undefined) return name;
  if (ts.isPropertyAccessExpression(node) && isKernel(node.expression)) return 'import.meta';
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression, name: member } = node.expression;
    const [first] = node.arguments;
    if (isKernel(expression) && first && member.text !== 'import') return first;
  }
  if (!ts.isParenthesizedExpression(node) || !ts.isBinaryExpression(node.expression)) return undefined;
  const { left, right } = node.expression;
  return ts.isNumericLiteral(left) && findBoxed(right) !== undefined ? right : undefined;
}

/** The arguments of `ª.member(…)`. */
function findArguments(node: ts.Node, member: string): readonly ts.Expression[] | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression, name } = node.expression;
  return isKernel(expression) && name.text === member ? node.arguments : undefined;
}

function restore(node: ts.Node, source: string): string {
  const [imported] = findArguments(node, 'import') ?? [];
  if (imported) return `import(${restore(imported, source)})`;
  const [, executor] = findArguments(node, 'promise') ?? [];
  if (executor) return `new Promise(${restore(executor, source)})`;
  const original = findOriginal(node);
  if (typeof original === 'string') return original;
  if (original) return restore(original, source);
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  let text = '';
  let position = node.getStart();
  for (const child of children.sort((a, b) => a.pos - b.pos)) {
    // The check in each turn of `for await` was not there.
    const isCheck = ts.isIfStatement(child) && findArguments(child.expression, 'stopped');
    const between = source.slice(position, child.getStart());
    text += isCheck ? between.trimEnd() : between + restore(child, source);
    position = child.end;
  }
  return text + source.slice(position, node.end);
}

/** The text of compiled code as its author would know it; as it is where it cannot be read. */
export function restoreText(compiled: string): string {
  if (!compiled.includes(KERNEL)) return compiled;
  for (const [before, after] of FORMS) {
    const source = before + compiled + after;
    const file = ts.createSourceFile('f.js', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
    const { parseDiagnostics } = file as unknown as { parseDiagnostics: unknown[] };
    if (parseDiagnostics.length > 0 || file.statements.length !== 1) continue;
    const restored = restore(file, source);
    return restored.slice(before.length, restored.length - after.length);
  }
  return compiled;
}

/** Makes every function of this process answer so. */
export function installFunctionText(): void {
  const native = Function.prototype.toString;
  const { toString: value } = {
    toString(this: unknown): string {
      return this === value ? native.call(native) : restoreText(native.call(this));
    },
  };
  Object.defineProperty(Function.prototype, 'toString', { value, writable: true, configurable: true });
}
