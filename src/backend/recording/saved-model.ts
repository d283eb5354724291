/**
 * Graphs for TensorFlow's sessions: the binding opens one from a SavedModel's folder, which lives only as long as the
 * loading takes. Messages are encoded by tfjs-node's own protocol classes.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nativeBackend } from '../native-backend';
import type { GraphNode, NodeAttribute } from './graph';
import type { Form } from './tape';

const TAG = 'serve';

/** The graph format of TensorFlow 2; without one, TensorFlow would read the graph as of 2015. */
const GRAPH_VERSION = 1882;

/** Opens a session on a graph. @returns the binding's number for it. @throws Error if TensorFlow refuses the graph. */
export function openSession(nodes: GraphNode[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'gan-course-graph-'));
  try {
    writeFileSync(join(folder, 'saved_model.pb'), encodeSavedModel(nodes));
    return nativeBackend().binding.loadSavedModel(folder, TAG);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The generated message classes have setters and repeated fields, and no types. */
interface Message {
  serializeBinary(): Uint8Array;
  // biome-ignore lint/suspicious/noExplicitAny: generated code
  [method: string]: (...values: any[]) => any;
}

type MessageClasses = Record<string, new () => Message>;

function encodeSavedModel(nodes: GraphNode[]): Uint8Array {
  const messages = require('@tensorflow/tfjs-node-gpu/dist/proto/api_pb') as MessageClasses;
  const nested = messages as unknown as {
    MetaGraphDef: { MetaInfoDef: new () => Message };
    AttrValue: { ListValue: new () => Message };
    TensorShape: { Dim: new () => Message };
  };

  function shapeOf(sizes: readonly number[]): Message {
    const shape = new messages.TensorShape!();
    const dims = sizes.map((size) => {
      const dim = new nested.TensorShape.Dim();
      dim.setSize!(size);
      return dim;
    });
    shape.setDimList!(dims);
    return shape;
  }

  function tensorOf({ dtype, shape, bytes }: Form & { bytes: Uint8Array }): Message {
    const tensor = new messages.Tensor!();
    tensor.setDtype!(dtype);
    tensor.setTensorShape!(shapeOf(shape));
    tensor.setTensorContent!(bytes);
    return tensor;
  }

  function listOf(field: 'I' | 'F' | 'B', values: unknown[]): Message {
    const list = new nested.AttrValue.ListValue();
    list[`set${field}List`]!(values);
    return list;
  }

  function attributeOf(attribute: NodeAttribute): Message {
    const message = new messages.AttrValue!();
    const { value } = attribute;
    const single = (field: 'I' | 'F' | 'B') =>
      Array.isArray(value) ? message.setList!(listOf(field, value)) : message[`set${field}`]!(value);
    if ('kind' in attribute) {
      if (attribute.kind === 'type') message.setType!(value);
      else if (attribute.kind === 'shape') message.setShape!(shapeOf(value as number[]));
      else if (attribute.kind === 'text') message.setS!(Buffer.from(value as string));
      else message.setTensor!(tensorOf(value as Form & { bytes: Uint8Array }));
      return message;
    }
    const { binding } = nativeBackend();
    switch (attribute.type) {
      case binding.TF_ATTR_TYPE:
        message.setType!(value);
        break;
      case binding.TF_ATTR_INT:
        single('I');
        break;
      case binding.TF_ATTR_FLOAT:
        single('F');
        break;
      case binding.TF_ATTR_BOOL:
        single('B');
        break;
      case binding.TF_ATTR_STRING:
        message.setS!(Buffer.from(value as string));
        break;
      case binding.TF_ATTR_SHAPE:
        message.setShape!(shapeOf(value as number[]));
        break;
      default:
        throw new Error(`the attribute ${attribute.name} is of a kind that graphs cannot hold yet`);
    }
    return message;
  }

  function nodeOf({ name, op, inputs, attributes }: GraphNode): Message {
    const node = new messages.NodeDef!();
    node.setName!(name);
    node.setOp!(op);
    node.setInputList!(inputs);
    for (const attribute of attributes) node.getAttrMap!().set(attribute.name, attributeOf(attribute));
    return node;
  }

  const graph = new messages.GraphDef!();
  graph.setNodeList!(nodes.map(nodeOf));
  const versions = new messages.VersionDef!();
  versions.setProducer!(GRAPH_VERSION);
  graph.setVersions!(versions);
  const info = new nested.MetaGraphDef.MetaInfoDef();
  info.addTags!(TAG);
  const metaGraph = new messages.MetaGraphDef!();
  metaGraph.setMetaInfoDef!(info);
  metaGraph.setGraphDef!(graph);
  const model = new messages.SavedModel!();
  model.setSavedModelSchemaVersion!(1);
  model.addMetaGraphs!(metaGraph);
  return model.serializeBinary();
}
