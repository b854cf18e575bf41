import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * What a script of this folder answers in a process of its own, which has loaded
 * nothing else and drawn nothing else, as a user's has: where one process draws
 * from many plans, engines compile for all of them.
 *
 * @param script its name; it reads JSON with {@link asked} and prints JSON
 */
export const inOwnProcess = (script: string, input: unknown): unknown =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(new URL(`${script}.ts`, import.meta.url))],
      {
        input: JSON.stringify(input),
        encoding: 'utf8',
      },
    ),
  );

/** What such a script was asked. */
export const asked = async (): Promise<unknown> => {
  const chunks: Array<Buffer> = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
};
