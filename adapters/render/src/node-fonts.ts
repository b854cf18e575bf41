import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Files of DejaVu Sans: the same letters on every machine, and letters at all where no font is installed. */
export const fontFiles: { readonly regular: string; readonly bold: string } = {
  regular: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
};
