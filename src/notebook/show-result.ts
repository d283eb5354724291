/** A cell's last value, where the kernel itself shows it only as text (tslab). */
import { DISPLAY_METHOD, type Displayable, display } from './display';

const isDisplayable = (value: unknown): value is Displayable =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { [DISPLAY_METHOD]?: unknown })[DISPLAY_METHOD] === 'function';

/** Shows what can show itself and returns nothing then; returns every other value, which tslab prints. */
export async function showResult(value: unknown): Promise<unknown> {
  const settled = await value;
  if (!isDisplayable(settled)) return settled;
  display(await settled[DISPLAY_METHOD]());
  return undefined;
}
