import * as ort from 'onnxruntime-web';
import { testConformance } from './conformance.js';
import { testSessions } from './sessions.js';

// One thread, so that nothing depends on cross-origin isolation.
ort.env.wasm.numThreads = 1;

testConformance(ort);
testSessions(ort);
