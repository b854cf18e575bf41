import type { Either } from '@jepa-masks/core';
import { left, right } from '@jepa-masks/core/config';
import { Composer, type CST, type Document, isScalar, Lexer, LineCounter, Parser } from 'yaml';
import type { ConfigFileErrors } from './config-file-error.js';
import { placeAt } from './parsed-text.js';

/**
 * Deeper than any configuration. The composer recurses, and a stack that is
 * exhausted inside a regular expression ends the whole process in some engines.
 */
const MAX_DEPTH = 100;

/** A document, where its lines start, and where a second one does that is not empty, if there is one. */
export interface Composed {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  readonly secondAt: number | undefined;
}

/** Feeds the parser token by token, so that it can be stopped before a deep nesting is built. */
const readTokens = (text: string, lines: LineCounter): Either<number, ReadonlyArray<CST.Token>> => {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens: Array<CST.Token> = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > MAX_DEPTH) return left(parser.offset);
  }
  for (const token of parser.end()) tokens.push(token);
  return right(tokens);
};

/** Builds the syntax tree of a text's first document; its syntax errors are in the document. */
export const compose = (text: string, schema: 'core' | 'json'): Either<ConfigFileErrors, Composed> => {
  const lines = new LineCounter();
  const tokens = readTokens(text, lines);
  if (tokens._tag === 'Left') {
    const accepted = `at most ${MAX_DEPTH} levels of nesting`;
    const place = placeAt(lines, tokens.left);
    const located = place === undefined ? {} : { place };
    const message = `is nested too deeply; give ${accepted}`;
    return left([{ code: 'too_deep', path: [], given: undefined, accepted, message, ...located }]);
  }
  const composer = new Composer({
    schema,
    // Its check compares every two keys of a mapping: minutes for a megabyte of keys. See `keysGivenTwice`.
    uniqueKeys: false,
    logLevel: 'error',
  });
  const documents = composer.compose(tokens.right, true, text.length);
  // The composer was told to make a document even of nothing.
  const document = documents.next().value as Document.Parsed;
  let secondAt: number | undefined;
  for (const { contents, range, errors } of documents) {
    // What holds nothing but comments is no document to anybody.
    const isEmpty =
      errors.length === 0 && (contents === null || (isScalar(contents) && contents.source === ''));
    if (!isEmpty) secondAt ??= range[0];
  }
  return right({ document, lines, secondAt });
};
