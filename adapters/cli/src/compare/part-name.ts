import type { Plan } from '@jepa-masks/core';

/** What a part is called where a published generator has more levels than our plan has parts. */
export const partName = ({ parts }: Plan, index: number): string => parts[index]?.name || `level_${index}`;
