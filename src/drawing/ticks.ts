/** Where an axis is marked. */

/** Round values within `min` … `max`, about `count` steps of 1, 2 or 5 times a power of ten; the value itself where both are one. */
export function chooseTicks(min: number, max: number, count = 4): number[] {
  if (!(max > min)) return [min];
  const span = max - min;
  const power = 10 ** Math.floor(Math.log10(span / count));
  const step = power * ([1, 2, 5, 10].find((factor) => span / (factor * power) <= count) ?? 10);
  const ticks: number[] = [];
  for (let index = Math.ceil(min / step - 1e-9); index * step <= max + step * 1e-9; index += 1) {
    ticks.push(Number((index * step).toPrecision(12)));
  }
  return ticks;
}

/**
 * Powers of ten within `min` … `max`, for a logarithmic axis; 2 and 5 times them, too, where there are less than three.
 * @throws RangeError unless 0 < min < max
 */
export function chooseLogTicks(min: number, max: number): number[] {
  if (!(min > 0 && max > min)) {
    throw new RangeError(`A logarithmic axis needs 0 < low < high; got ${min} and ${max}.`);
  }
  const list = (factors: readonly number[]) => {
    const ticks: number[] = [];
    for (let power = Math.floor(Math.log10(min)); power <= Math.log10(max); power += 1) {
      ticks.push(...factors.map((factor) => Number(`${factor}e${power}`)));
    }
    return ticks.filter((tick) => tick >= min * (1 - 1e-9) && tick <= max * (1 + 1e-9));
  };
  const powers = list([1]);
  return powers.length >= 3 ? powers : list([1, 2, 5]);
}
