import { recordOf } from './damage.js';

/** What plan() gives before it is unwrapped. */
export const isEither = (value: unknown): boolean => {
  const tag = recordOf(value)?._tag;
  return tag === 'Left' || tag === 'Right';
};

/** What sampleBatch gives. */
export const isGeometry = (value: unknown): boolean => {
  const record = recordOf(value);
  return record?.blocks !== undefined && record.count !== undefined;
};

/** What a strategy's plan() gives, unwrapped. */
export const isPlan = (value: unknown): boolean => Array.isArray(recordOf(value)?.levels);
