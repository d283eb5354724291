/** Where the time of a step goes, operation by operation, as TensorFlow is asked for them one after the other. */
import { type NativeBinding, nativeBackend } from '../../src/backend/native-backend';

/** Milliseconds in each kind of operation; convolutions are told apart by their filter's shape. */
export async function profileOperations(step: () => Promise<unknown>): Promise<Record<string, number>> {
  const backend = nativeBackend();
  const { binding } = backend;
  const spent: Record<string, number> = {};
  const executeOp: NativeBinding['executeOp'] = (name, attributes, inputIds, outputs) => {
    const start = performance.now();
    const infos = binding.executeOp(name, attributes, inputIds, outputs);
    const elapsed = performance.now() - start;
    const label = name.startsWith('Conv2D') ? `${name} → [${infos[0]!.shape.join(', ')}]` : name;
    spent[label] = (spent[label] ?? 0) + elapsed;
    return infos;
  };
  backend.binding = Object.create(binding, { executeOp: { value: executeOp } }) as NativeBinding;
  const start = performance.now();
  try {
    await step();
  } finally {
    backend.binding = binding;
  }
  const inOperations = Object.values(spent).reduce((a, b) => a + b, 0);
  return { ...spent, 'in JavaScript': performance.now() - start - inOperations };
}
