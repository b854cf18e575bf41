/** What a region of TypeDoc's pages is, for those who go from one to the next by ear. */
const REGIONS: ReadonlyArray<readonly [opening: string, is: string]> = [
  ['<div class="col-content"', 'role="main"'],
  ['<div class="page-menu"', 'role="navigation" aria-label="On this page"'],
];

/** A link to a heading that opens and closes what is below it: a control within a control, which not all can reach. */
const LINK_WITHIN = /(<summary\b(?:(?!<\/summary>)[\s\S])*?)<a\b[^>]*class="tsd-anchor-icon"[\s\S]*?<\/a>/g;

/** A page of TypeDoc's that those can use who tell no colours, or see nothing. */
export const readable = (page: string): string =>
  REGIONS.reduce((html, [opening, is]) => html.replace(opening, `${opening} ${is}`), page)
    .replace(LINK_WITHIN, '$1')
    .replace('<p class="tsd-generator">Generated using <a ', '$&style="text-decoration: underline" ');
