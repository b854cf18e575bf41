/** Parameters that change with the step of a training run. */

export { type ChangingField, changingFields, type FieldPlace, valueAt } from './changing-field.js';
export { type ConstantPiece, isSchedule, type Piece, type RampPiece, type Schedule } from './piece.js';
export {
  type Change,
  type Ramp,
  type RampLimits,
  type RampShape,
  type RampValue,
  rampLimits,
  rampShapes,
} from './ramp.js';
export {
  planAt,
  type ScheduledConfiguration,
  type ScheduledPlan,
  type Stretch,
  schedule,
  type ValueOrSchedule,
} from './schedule.js';
