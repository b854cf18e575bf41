import protobuf from 'protobufjs';

/** The part of ONNX's file format that these graphs are written in. */
const { root } = protobuf.parse(
  `
  syntax = "proto3";
  package onnx;

  message ModelProto { int64 ir_version = 1; GraphProto graph = 7; repeated OperatorSet opset_import = 8; }
  message OperatorSet { string domain = 1; int64 version = 2; }
  message GraphProto {
    repeated NodeProto node = 1; string name = 2; repeated TensorProto initializer = 5;
    repeated ValueProto input = 11; repeated ValueProto output = 12;
  }
  message NodeProto {
    repeated string input = 1; repeated string output = 2; string op_type = 4;
    repeated AttributeProto attribute = 5;
  }
  message AttributeProto {
    string name = 1; int64 i = 3; repeated int64 ints = 8; Type type = 20;
    enum Type { UNDEFINED = 0; INT = 2; INTS = 7; }
  }
  message TensorProto { repeated int64 dims = 1; int32 data_type = 2; string name = 8; bytes raw_data = 9; }
  message ValueProto { string name = 1; TypeProto type = 2; }
  message TypeProto { Tensor tensor_type = 1; message Tensor { int32 elem_type = 1; Shape shape = 2; } }
  message Shape { repeated Dimension dim = 1; message Dimension { int64 dim_value = 1; } }
`,
  { keepCase: true },
);
const modelProto = root.lookupType('onnx.ModelProto');

/** ONNX's numbers of element types. */
const elementTypes = { float32: 1, int32: 6, int64: 7 } as const;
const [INT, INTS] = [2, 7];

/** Lengths of a tensor's axes. All are known when the graph is made. */
export type Shape = ReadonlyArray<number>;

/** A tensor of a graph, by its name: what it holds is known when the graph runs. */
export interface Value {
  readonly name: string;
  readonly type: keyof typeof elementTypes;
  readonly shape: Shape;
}

/** One operation of a graph. */
export interface Node {
  readonly op: string;
  readonly inputs: ReadonlyArray<Value>;
  readonly outputs: ReadonlyArray<Value>;
  readonly attributes: Readonly<Record<string, number | ReadonlyArray<number>>>;
}

/** A tensor whose elements belong to the graph. */
export interface Constant extends Value {
  readonly data: Float32Array | BigInt64Array;
}

/** All that a file says. */
export interface OnnxModel {
  readonly nodes: ReadonlyArray<Node>;
  readonly inputs: ReadonlyArray<Value>;
  readonly outputs: ReadonlyArray<Value>;
  readonly constants: ReadonlyArray<Constant>;
}

const valueProto = ({ name, type, shape }: Value): object => ({
  name,
  type: {
    tensor_type: {
      elem_type: elementTypes[type],
      shape: { dim: shape.map((length) => ({ dim_value: length })) },
    },
  },
});

const nodeProto = ({ op, inputs, outputs, attributes }: Node): object => ({
  op_type: op,
  input: inputs.map(({ name }) => name),
  output: outputs.map(({ name }) => name),
  attribute: Object.entries(attributes).map(([name, value]) =>
    typeof value === 'number' ? { name, type: INT, i: value } : { name, type: INTS, ints: value },
  ),
});

const tensorProto = ({ name, type, shape, data }: Constant): object => ({
  name,
  dims: shape,
  data_type: elementTypes[type],
  raw_data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
});

/** An ONNX file, as `InferenceSession` reads it. */
export const onnxFile = ({ nodes, inputs, outputs, constants }: OnnxModel): Uint8Array =>
  modelProto
    .encode(
      modelProto.fromObject({
        ir_version: 9,
        opset_import: [{ domain: '', version: 18 }],
        graph: {
          name: 'training',
          node: nodes.map(nodeProto),
          initializer: constants.map(tensorProto),
          input: inputs.map(valueProto),
          output: outputs.map(valueProto),
        },
      }),
    )
    .finish();
