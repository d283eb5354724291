/** Requests as they come, with the protocol's defaults and nothing unexpected in them. */

export interface ExecuteRequest {
  code: string;
  silent: boolean;
  /** Counts, and is remembered. */
  storeHistory: boolean;
  stopOnError: boolean;
  userExpressions: Record<string, string>;
}

export function readExecuteRequest(content: Record<string, unknown>): ExecuteRequest {
  const silent = content.silent === true;
  const expressions = content.user_expressions;
  const entries =
    typeof expressions === 'object' && expressions !== null
      ? Object.entries(expressions).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
      : [];
  return {
    code: typeof content.code === 'string' ? content.code : '',
    silent,
    storeHistory: !silent && content.store_history !== false,
    stopOnError: content.stop_on_error !== false,
    userExpressions: Object.fromEntries(entries),
  };
}
