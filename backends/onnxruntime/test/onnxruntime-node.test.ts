import * as ort from 'onnxruntime-node';
import { testConformance } from './conformance.js';
import { testSessions } from './sessions.js';

testConformance(ort);
testSessions(ort);
