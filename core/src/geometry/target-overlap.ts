/** Whether two targets of one sample may share patches. */
export type TargetOverlap = 'forbid' | 'allow';
