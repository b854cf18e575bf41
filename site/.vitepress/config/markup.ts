/** What GitHub shows well by itself, made so that every reader and every window can have it. */
import type { MarkdownRenderer } from 'vitepress';

export const readableMarkup = (markdown: MarkdownRenderer): void => {
  markdown.core.ruler.push('readable_markup', ({ tokens }) => {
    for (const [at, token] of tokens.entries()) {
      // A header that says nothing is no header.
      if (token.type === 'th_open' && tokens[at + 1]!.content === '') {
        token.tag = 'td';
        tokens[at + 2]!.tag = 'td';
      }
      // Indented code scrolls, by keys as well, as fenced code does.
      if (token.type === 'code_block') {
        token.type = 'fence';
        token.info = 'txt';
      }
    }
  });
};
