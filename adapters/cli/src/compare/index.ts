/** Published generators beside a plan of ours: how each is asked for the same, and what its masks keep to. */
export { type AuditedGenerator, auditPlan, auditReference, type OnSamples } from './audited.js';
export type { ReferenceArguments } from './reference-arguments.js';
export { argumentsFor } from './reference-config.js';
