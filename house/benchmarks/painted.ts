/** A mask in memory, as a library's constructor of tensors takes it. */
export type Painted =
  | { readonly type: 'bool'; readonly data: Uint8Array; readonly shape: Array<number> }
  | { readonly type: 'int32'; readonly data: Int32Array; readonly shape: Array<number> }
  | { readonly type: 'float32'; readonly data: Float32Array; readonly shape: Array<number> };
