import { recordOf } from './damage.js';

/** What plan() gives before it is unwrapped. */
export const isEither = (value: unknown): boolean => {
  const tag = recordOf(value)?._tag;
  return tag === 'Left' || tag === 'Right';
};

/** What sampleBatch gives. */
export const isGeometry = (value: unknown): boolean => {
  const record = recordOf(value);
  return Array.isArray(record?.parts) && typeof record.count === 'number';
};

/** What a strategy's plan() gives, unwrapped. */
export const isPlan = (value: unknown): boolean => {
  const record = recordOf(value);
  return Array.isArray(record?.parts) && typeof record.strategy === 'string';
};
