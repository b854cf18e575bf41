/**
 * Writes the reference of every package to docs/api; `--check` only makes sure that every name
 * that users can import, and every member of it, says what it is.
 */
import { Application } from 'typedoc';
import { workspaces } from './workspaces.js';

const validation = { notExported: true, invalidLink: true, notDocumented: true };
const app = await Application.bootstrap({
  name: 'jepa-masks',
  entryPoints: workspaces.map(({ folder }) => folder),
  entryPointStrategy: 'packages',
  // The sources are compiled by the build; here they are read for their comments.
  packageOptions: { skipErrorChecking: true, validation },
  validation,
  treatValidationWarningsAsErrors: true,
  out: 'docs/api',
});
const project = await app.convert();
if (project === undefined) process.exit(1);
app.validate(project);
console.log(`reference: ${project.children?.length ?? 0} packages`);
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exit(1);
if (!process.argv.includes('--check')) await app.generateOutputs(project);
