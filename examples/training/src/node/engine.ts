import * as ort from 'onnxruntime-node';
import type { Engine } from '../engine/engine.js';
import { sessionOf } from '../engine/onnxruntime.js';

/**
 * ONNX Runtime for Node, on the processor.
 *
 * @param threads with one, the same run gives the same bits
 */
export const onnxRuntimeNode = (threads: number): Engine => ({
  name: `ONNX Runtime in Node, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
  open: async (file) => {
    const session = await ort.InferenceSession.create(file, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      // A run opens a graph for every length of lists: what each would keep to itself adds up.
      enableMemPattern: false,
      // Warnings about what it can't fold, of no use here.
      logSeverityLevel: 3,
    });
    return sessionOf(session, ort.Tensor);
  },
});
