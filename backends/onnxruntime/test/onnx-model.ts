import protobuf from 'protobufjs';

/** The part of ONNX's file format that the models of these tests are written in. */
const { root } = protobuf.parse(
  `
  syntax = "proto3";
  package onnx;

  message ModelProto {
    int64 ir_version = 1;
    GraphProto graph = 7;
    repeated OperatorSetIdProto opset_import = 8;
  }
  message OperatorSetIdProto { string domain = 1; int64 version = 2; }
  message GraphProto {
    repeated NodeProto node = 1;
    string name = 2;
    repeated TensorProto initializer = 5;
    repeated ValueInfoProto input = 11;
    repeated ValueInfoProto output = 12;
  }
  message NodeProto {
    repeated string input = 1;
    repeated string output = 2;
    string op_type = 4;
    repeated AttributeProto attribute = 5;
  }
  message AttributeProto { string name = 1; int64 i = 3; Type type = 20; enum Type { UNDEFINED = 0; INT = 2; } }
  message TensorProto {
    repeated int64 dims = 1;
    int32 data_type = 2;
    repeated float float_data = 4;
    repeated int64 int64_data = 7;
    string name = 8;
  }
  message ValueInfoProto { string name = 1; TypeProto type = 2; }
  message TypeProto { Tensor tensor_type = 1; message Tensor { int32 elem_type = 1; } }
`,
  { keepCase: true },
);
const modelProto = root.lookupType('onnx.ModelProto');

/** ONNX's numbers of element types. */
const elementTypes = { float32: 1, int64: 7, bool: 9 } as const;
type ElementType = keyof typeof elementTypes;

/** One operation: what it takes, what its result is called, and its integer attributes. */
interface Operation {
  readonly op: string;
  readonly takes: ReadonlyArray<string>;
  readonly gives: string;
  readonly attributes?: Readonly<Record<string, number>>;
}

/** A graph of operations. Shapes are left to the tensors it is run on. */
export interface Graph {
  readonly inputs: Readonly<Record<string, ElementType>>;
  readonly outputs: Readonly<Record<string, ElementType>>;
  /** Scalars and vectors that belong to the graph. */
  readonly constants?: Readonly<
    Record<string, { readonly type: 'float32' | 'int64'; readonly value: number | readonly number[] }>
  >;
  readonly operations: ReadonlyArray<Operation>;
}

const values = (types: Readonly<Record<string, ElementType>>): ReadonlyArray<object> =>
  Object.entries(types).map(([name, type]) => ({
    name,
    type: { tensor_type: { elem_type: elementTypes[type] } },
  }));

/** An ONNX file, as an `InferenceSession` reads it. */
export const onnxModel = ({ inputs, outputs, constants = {}, operations }: Graph): Uint8Array =>
  modelProto
    .encode(
      modelProto.fromObject({
        ir_version: 8,
        opset_import: [{ domain: '', version: 17 }],
        graph: {
          name: 'masks',
          input: values(inputs),
          output: values(outputs),
          initializer: Object.entries(constants).map(([name, { type, value }]) => ({
            name,
            data_type: elementTypes[type],
            dims: typeof value === 'number' ? [] : [value.length],
            [type === 'float32' ? 'float_data' : 'int64_data']: typeof value === 'number' ? [value] : value,
          })),
          node: operations.map(({ op, takes, gives, attributes = {} }) => ({
            op_type: op,
            input: takes,
            output: [gives],
            attribute: Object.entries(attributes).map(([name, i]) => ({ name, i, type: 'INT' })),
          })),
        },
      }),
    )
    .finish();
