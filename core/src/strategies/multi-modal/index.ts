export type { ModalityPart, ShareLimits } from './modality-part.js';
export { multiModal } from './multi-modal.js';
export type { Modality, ModalityKind, MultiModalParameters } from './parameters.js';
