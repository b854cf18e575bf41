/** What a region of TypeDoc's pages is, for those who go from one to the next by ear. */
const REGIONS: ReadonlyArray<readonly [opening: string, is: string]> = [
  ['<div class="col-content"', 'role="main"'],
  ['<div class="page-menu"', 'role="navigation" aria-label="On this page"'],
];

/** Before the link to TypeDoc itself, which is told from its sentence by colour alone. */
const GENERATOR = '<p class="tsd-generator">Generated using <a ';

/** A link to a heading that opens and closes what is below it: a control within a control, which not all can reach. */
const LINK_WITHIN = /(<summary\b(?:(?!<\/summary>)[\s\S])*?)<a\b[^>]*class="tsd-anchor-icon"[\s\S]*?<\/a>/g;

/** A page of TypeDoc's that those can use who tell no colours, or see nothing. */
export const readable = (page: string): string =>
  REGIONS.reduce((html, [opening, is]) => html.replace(opening, `${opening} ${is}`), page)
    .replace(LINK_WITHIN, '$1')
    .replace(GENERATOR, '$&style="text-decoration: underline" ');

/** What every first page of TypeDoc's has of that; what it has no more is to be looked for anew. */
export const missingIn = (firstPage: string): ReadonlyArray<string> =>
  [...REGIONS.map(([opening]) => opening), GENERATOR].filter((markup) => !firstPage.includes(markup));
