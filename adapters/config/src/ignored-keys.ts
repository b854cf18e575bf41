/** Keys of published configurations that change nothing here, and why. */
export const IGNORED_KEYS: ReadonlyMap<string, string> = new Map([
  ['hierarchical_masking', 'is read by nothing in H-JEPA, and changes nothing here'],
  ['mask_at_levels', 'is read by nothing in H-JEPA, and changes nothing here'],
  ['mask_overlap_threshold', 'is read by nothing in H-JEPA, and changes nothing here'],
  ['max_keep', 'changes nothing here: no context is cut; backends give lists of a fixed length'],
]);

/** What H-JEPA's `strategy` says of its crops where it does not name a way of masking. */
export const CROP_STRATEGIES: ReadonlyArray<string> = [
  'global_only',
  'global_with_local_context',
  'cross_crop_prediction',
];
