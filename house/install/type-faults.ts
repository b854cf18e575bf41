import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../workspaces.js';

/** How a user's project may look for modules. */
export const resolutions = {
  bundler: { module: ts.ModuleKind.Preserve, moduleResolution: ts.ModuleResolutionKind.Bundler },
  node16: { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 },
} as const;

/**
 * Type-checks files of a project and the declarations of our packages that they
 * reach. Others' declarations are read but not judged: `skipLibCheck` would
 * pass over ours with them.
 */
export const typeFaults = (
  folder: string,
  files: ReadonlyArray<string>,
  resolution: keyof typeof resolutions,
): ReadonlyArray<string> => {
  const own = realpathSync(folder);
  const program = ts.createProgram(
    files.map((file) => join(own, file)),
    {
      ...resolutions[resolution],
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
      strict: true,
      noEmit: true,
      skipLibCheck: false,
    },
  );
  const judged = program
    .getSourceFiles()
    .filter(
      ({ fileName }) => fileName.startsWith(own) && /^(?!.*\/node_modules\/(?!@jepa-masks\/))/.test(fileName),
    );
  if (!judged.some(({ fileName }) => fileName.includes('/node_modules/@jepa-masks/'))) {
    throw new Error('no declaration of ours was reached');
  }
  return [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...judged.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]),
  ].map(({ file, messageText }) => {
    const place = file?.fileName.replace(own, '') ?? resolution;
    return `${place}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
};
