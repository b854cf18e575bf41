/** Invocations of a workgroup, in every kernel. */
export const WORKGROUP = 64;

/**
 * What every kernel starts with: the shape of a part. `row` is how many
 * invocations a row of workgroups has, `a` to `d` are the kernel's own. Masks of a
 * sample are numbered contexts first, then targets.
 */
export const BATCH = /* wgsl */ `
struct Params {
  columns: u32, rows: u32, patches: u32, contexts: u32,
  targets: u32, boxes_per_target: u32, count: u32, row: u32,
  a: u32, b: u32, c: u32, d: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
`;
