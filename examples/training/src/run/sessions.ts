import * as ort from 'onnxruntime-node';

/** Tensors by name. */
export type Tensors = Readonly<Record<string, ort.Tensor>>;

export const floats = (data: Float32Array, shape: ReadonlyArray<number>): ort.Tensor =>
  new ort.Tensor('float32', data, shape);

export const integers = (data: Int32Array, shape: ReadonlyArray<number>): ort.Tensor =>
  new ort.Tensor('int32', data, shape);

/** A tensor without axes. */
export const scalar = (number: number): ort.Tensor => floats(Float32Array.of(number), []);

/** The numbers of a float tensor. */
export const numbersOf = (tensor: ort.Tensor | undefined): Float32Array => tensor!.data as Float32Array;

/**
 * A graph, ready to run on the processor.
 *
 * @param threads with one, the same run gives the same bits
 */
export const openSession = (file: Uint8Array, threads: number): Promise<ort.InferenceSession> =>
  ort.InferenceSession.create(file, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // A run opens a graph for every length of lists: what each would keep to itself adds up.
    enableMemPattern: false,
    // Warnings about what it can't fold, of no use here.
    logSeverityLevel: 3,
  });
