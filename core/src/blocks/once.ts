/** A value that is computed when first asked for. */
export const once = <A>(compute: () => A): (() => A) => {
  let computed: { readonly value: A } | undefined;
  return () => {
    computed ??= { value: compute() };
    return computed.value;
  };
};
