import { h, type VNode } from 'vue';

/** What a site shows that was built without photographs. */
export const Missing = ({ missing }: { readonly missing: string }): VNode =>
  h('p', { role: 'alert', class: 'training-missing' }, [
    'This site was built without the photographs, so nothing can be trained here: ',
    missing,
  ]);
