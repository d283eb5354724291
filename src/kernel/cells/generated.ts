/** The names and forms that the kernel writes into what a cell becomes. */
import { ts } from './typescript';

const { factory: f } = ts;

/** What compiled code calls the kernel. A letter that nobody's code begins a name with: cells may declare any other. */
export const KERNEL = 'ª';

/** Modules that a cell imports have numbers, which no name begins with. */
export const moduleName = (number: number) => `${KERNEL}${number}`;
export const boxName = (name: string) => `${KERNEL}${name}`;

export const kernel = (member: string) =>
  f.createPropertyAccessExpression(f.createIdentifier(KERNEL), member);

export const callKernel = (member: string, ...args: ts.Expression[]) =>
  f.createCallExpression(kernel(member), undefined, args);

/** The value of a name, in its box. */
export const boxed = (name: string) =>
  f.createPropertyAccessExpression(f.createIdentifier(boxName(name)), name);

/** The same where it may not be there yet: `(ª.reached < 3 && ª.early("x"), ªx).x`. */
export const guarded = (name: string, step: ts.NumericLiteral) =>
  f.createPropertyAccessExpression(
    f.createParenthesizedExpression(
      f.createComma(
        f.createLogicalAnd(
          f.createLessThan(kernel('reached'), step),
          callKernel('early', f.createStringLiteral(name)),
        ),
        f.createIdentifier(boxName(name)),
      ),
    ),
    name,
  );

export const assign = (target: ts.Expression, value: ts.Expression) =>
  f.createExpressionStatement(f.createAssignment(target, value));

export const constant = (name: string, value: ts.Expression) =>
  f.createVariableStatement(
    undefined,
    f.createVariableDeclarationList(
      [f.createVariableDeclaration(name, undefined, undefined, value)],
      ts.NodeFlags.Const,
    ),
  );

/** `() => value` */
export const getter = (value: ts.Expression) =>
  f.createArrowFunction(undefined, undefined, [], undefined, undefined, value);

/** `(value) => { name = value; }` */
export const setter = (name: string) =>
  f.createArrowFunction(
    undefined,
    undefined,
    [f.createParameterDeclaration(undefined, undefined, 'value')],
    undefined,
    undefined,
    f.createBlock([assign(f.createIdentifier(name), f.createIdentifier('value'))]),
  );

/** `{ "name": value }["name"]`: a function without a name gets this one. */
export const named = (name: string, value: ts.Expression) =>
  f.createElementAccessExpression(
    f.createObjectLiteralExpression([f.createPropertyAssignment(f.createStringLiteral(name), value)]),
    f.createStringLiteral(name),
  );

/** Whether JavaScript names such a value after what it is assigned to. */
export function isAnonymous(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return isAnonymous(node.expression);
  if (ts.isArrowFunction(node)) return true;
  return (ts.isFunctionExpression(node) || ts.isClassExpression(node)) && !node.name;
}
