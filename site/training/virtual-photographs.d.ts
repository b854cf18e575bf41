/** Made by `.vitepress/config/photographs.ts` when the site is built. */
declare module 'virtual:photographs' {
  /** Where they are; nothing if the site was built without. */
  export const address: string | undefined;
  /** Then, how to get them. */
  export const missing: string;
}
