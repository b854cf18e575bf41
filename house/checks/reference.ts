/**
 * Writes the reference of every package for the site, and makes sure that every name that users can
 * import, and every member of it, says what it is. It stays TypeDoc's own pages, with a search of
 * their own: as pages of the site there would be hundreds, each compiled, and searched with the texts.
 */
import { Application, PageEvent } from 'typedoc';
import { root, workspaces } from '../workspaces.js';
import { HOME } from './home.js';
import { missingIn, readable } from './readable-reference.js';

/** Links to sources, made without asking git: a copy without history or remote has the same reference. */
const sources = {
  disableGit: true,
  displayBasePath: root,
  gitRevision: 'main',
  sourceLinkTemplate: `${HOME}/blob/{gitRevision}/{path}#L{line}`,
};
const validation = { notExported: true, invalidLink: true, notDocumented: true };
const app = await Application.bootstrap({
  name: 'jepa-masks',
  entryPoints: workspaces.map(({ folder }) => folder),
  entryPointStrategy: 'packages',
  // The sources are compiled by the build; here they are read for their comments.
  packageOptions: { ...sources, skipErrorChecking: true, validation, readme: 'none' },
  // READMEs are pages of the site.
  readme: 'none',
  ...sources,
  validation,
  treatValidationWarningsAsErrors: true,
  out: 'site/public/api',
  // Back to the site.
  titleLink: process.env.SITE_BASE ?? '/',
  favicon: 'site/public/icon.svg',
});
const project = await app.convert();
if (project === undefined) process.exit(1);
app.validate(project);
console.log(`reference: ${project.children?.length ?? 0} packages`);
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exit(1);
// What comes with other packages is not among our sources.
for (const reflection of Object.values(project.reflections)) {
  const places = reflection.isDeclaration() || reflection.isSignature() ? (reflection.sources ?? []) : [];
  for (const place of places) if (place.fileName.includes('node_modules/')) delete place.url;
}
app.renderer.on(PageEvent.END, (page) => {
  const missing = page.url === 'index.html' ? missingIn(page.contents ?? '') : [];
  if (missing.length > 0) throw new Error(`TypeDoc's first page has no ${missing.join(', no ')}`);
  page.contents &&= readable(page.contents);
});
await app.generateOutputs(project);
