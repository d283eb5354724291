/** Sets of vectors as the measures take them, and packed into one array for the measures that compare all with all. */

/** One vector an example, all of one length; a classifier's features for example. */
export type Vectors = readonly (readonly number[] | Float32Array)[];

/** The same in one array, vector after vector. */
export interface PackedVectors {
  values: Float64Array;
  count: number;
  size: number;
}

/** The vectors of an array that holds one after the other: views, not copies. */
export function rowsOf(values: Float32Array, size: number): Float32Array[] {
  return Array.from({ length: values.length / size }, (_, i) => values.subarray(i * size, (i + 1) * size));
}

/**
 * Packs sets that are to be compared.
 *
 * @param measure named in the errors.
 * @throws RangeError if a set is empty, or if vectors differ in length or hold what is no finite number.
 */
export function packVectors(measure: string, sets: readonly Vectors[]): PackedVectors[] {
  const size = sets[0]?.[0]?.length ?? 0;
  return sets.map((vectors) => {
    if (vectors.length === 0) throw new RangeError(`${measure}: give at least one vector of each set.`);
    const values = new Float64Array(vectors.length * size);
    for (const [i, vector] of vectors.entries()) {
      if (vector.length !== size || size === 0) {
        throw new RangeError(
          `${measure}: vectors of ${size} and ${vector.length} numbers cannot be compared.`,
        );
      }
      for (let j = 0; j < size; j++) {
        const value = vector[j]!;
        if (!Number.isFinite(value)) {
          throw new RangeError(`${measure}: a vector holds ${value}; only finite numbers can be compared.`);
        }
        values[i * size + j] = value;
      }
    }
    return { values, count: vectors.length, size };
  });
}
