import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * What a script answers, run in a new process, which has loaded nothing else, like
 * a user's: in a process that draws from many plans engines compile for all of
 * them, and samples take longer.
 *
 * @param script reads JSON with {@link asked} and prints JSON
 */
export const inOwnProcess = (script: URL, input: unknown): unknown =>
  JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', fileURLToPath(script)], {
      input: JSON.stringify(input),
      encoding: 'utf8',
    }),
  );

/** What such a script was asked. */
export const asked = async (): Promise<unknown> => {
  const chunks: Array<Buffer> = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
};
