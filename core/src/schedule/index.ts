/** Parameters that change with the step of a training run. */

export type { Ramp, RampShape, RampValue } from './ramp.js';
export {
  planAt,
  type ScheduledConfiguration,
  type ScheduledPlan,
  type Stretch,
  schedule,
} from './schedule.js';
export type { ConstantPiece, Piece, RampPiece, Schedule } from './schedule-of-field.js';
