import { type Graph, onnxModel } from './onnx-model.js';

/**
 * Tokens [B, …, L, D] of patches [B, N, D], for indices [B, …, L] of a fixed
 * length; zeros where an index is padding. ONNX reads −1 as the last patch.
 */
const gatherFixed: Graph = {
  inputs: { patches: 'float32', indices: 'int64' },
  outputs: { tokens: 'float32' },
  constants: {
    last_axis: { type: 'int64', value: [-1] },
    first_patch: { type: 'int64', value: 0 },
    nothing: { type: 'float32', value: 0 },
  },
  operations: [
    { op: 'Unsqueeze', takes: ['indices', 'last_axis'], gives: 'tuples' },
    { op: 'GatherND', takes: ['patches', 'tuples'], gives: 'gathered', attributes: { batch_dims: 1 } },
    { op: 'GreaterOrEqual', takes: ['tuples', 'first_patch'], gives: 'is_patch' },
    { op: 'Where', takes: ['is_patch', 'gathered', 'nothing'], gives: 'tokens' },
  ],
};

/** Tokens of one mask of ragged lists: the patches [N, D] of its sample that are listed from its offset to the next. */
const gatherRagged: Graph = {
  inputs: { patches: 'float32', indices: 'int64', offsets: 'int64', mask: 'int64' },
  outputs: { tokens: 'float32' },
  constants: { one: { type: 'int64', value: [1] } },
  operations: [
    { op: 'Add', takes: ['mask', 'one'], gives: 'next_mask' },
    { op: 'Gather', takes: ['offsets', 'mask'], gives: 'start' },
    { op: 'Gather', takes: ['offsets', 'next_mask'], gives: 'end' },
    { op: 'Slice', takes: ['indices', 'start', 'end'], gives: 'own' },
    { op: 'Gather', takes: ['patches', 'own'], gives: 'tokens' },
  ],
};

/** Whatever an index names. */
const gather: Graph = {
  inputs: { patches: 'float32', indices: 'int64' },
  outputs: { tokens: 'float32' },
  constants: {},
  operations: [{ op: 'Gather', takes: ['patches', 'indices'], gives: 'tokens' }],
};

const lastAxis = { axis: -1 };

/**
 * Attention [B, …, N] over the patches that a mask uses, from scores of that
 * shape: with the bias added, and with booleans that choose; and what it reads,
 * [B, …, D], of patches that multiply with it.
 */
const attention: Graph = {
  inputs: { scores: 'float32', mask: 'bool', bias: 'float32', patches: 'float32' },
  outputs: { by_bias: 'float32', by_mask: 'float32', read: 'float32' },
  constants: { minus_infinity: { type: 'float32', value: Number.NEGATIVE_INFINITY } },
  operations: [
    { op: 'Add', takes: ['scores', 'bias'], gives: 'biased' },
    { op: 'Softmax', takes: ['biased'], gives: 'by_bias', attributes: lastAxis },
    { op: 'Where', takes: ['mask', 'scores', 'minus_infinity'], gives: 'chosen' },
    { op: 'Softmax', takes: ['chosen'], gives: 'by_mask', attributes: lastAxis },
    { op: 'MatMul', takes: ['by_mask', 'patches'], gives: 'read' },
  ],
};

/** The attention of a layer of several heads. */
const heads: Graph = {
  inputs: { scores: 'float32' },
  outputs: { attention: 'float32' },
  operations: [{ op: 'Softmax', takes: ['scores'], gives: 'attention', attributes: lastAxis }],
};

export const gatherFixedModel: Uint8Array = onnxModel(gatherFixed);
export const gatherModel: Uint8Array = onnxModel(gather);
export const gatherRaggedModel: Uint8Array = onnxModel(gatherRagged);
export const attentionModel: Uint8Array = onnxModel(attention);
export const headsModel: Uint8Array = onnxModel(heads);
