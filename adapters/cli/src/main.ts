import { readFile } from 'node:fs/promises';
import { CommanderError } from 'commander';
import { exitCode } from './exit-code.js';
import { Failure } from './failure.js';
import { withNearestFlag } from './nearest-flag.js';
import { makeProgram } from './program.js';
import { type Host, type Output, terminalOf } from './terminal.js';
import { type WatchedOutput, watchOutput } from './watched-output.js';

export type { Host, Output };

const versionOfPackage = async (): Promise<string> => {
  const manifest: unknown = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  return (manifest as { readonly version: string }).version;
};

/** Commands, when they end on purpose, inherit the program's way of printing and of not exiting the process. */
const prepare = (host: Host, terminal: ReturnType<typeof terminalOf>, version: string) => {
  const program = makeProgram(terminal, version);
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureOutput({
        writeOut: (text) => host.stdout.write(text),
        writeErr: (text) => host.stderr.write(text.replace(/^error: /, 'jepa-masks: ')),
        outputError: (text, write) => write(withNearestFlag(command, text)),
      })
      // Its own suggestions for flags know only those that are shown.
      .showSuggestionAfterError(command === program)
      .showHelpAfterError(
        `(jepa-masks ${command === program ? '' : `${command.name()} `}--help lists what there is)`,
      );
  }
  return program;
};

const codeOf = (error: unknown, host: Host): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.badInput;
  if (error instanceof Failure) {
    host.stderr.write(`jepa-masks: ${error.message.replaceAll('\n', '\njepa-masks: ')}\n`);
    return error.code;
  }
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  host.stderr.write(`jepa-masks: a fault of its own, please report it: ${reason}\n`);
  return exitCode.fault;
};

/** The exit code of a command that is done, once its output is out: a reader that has seen enough is no failure. */
const codeOfOutput = async (output: WatchedOutput, host: Host): Promise<number> => {
  const failure = await output.finish();
  if (failure === undefined || failure === 'EPIPE') return exitCode.ok;
  host.stderr.write(`jepa-masks: the output can't be written (${failure})\n`);
  return exitCode.file;
};

/**
 * Runs the command line.
 *
 * @param args what follows the command's name
 * @param host the process, or what stands in for it: what it prints to, and what interrupts it
 * @returns the exit code, see `exitCode`
 */
export const main = async (args: ReadonlyArray<string>, host: Host): Promise<number> => {
  const interrupted = new AbortController();
  const stop = (): void => interrupted.abort();
  host.on('SIGINT', stop);
  const output = watchOutput(host.stdout);
  // Nobody is left to be told where this one fails.
  watchOutput(host.stderr);
  try {
    const program = prepare(host, terminalOf(host, interrupted.signal), await versionOfPackage());
    await program.parseAsync([...args], { from: 'user' });
    return await codeOfOutput(output, host);
  } catch (error) {
    if (interrupted.signal.aborted) {
      host.stderr.write('jepa-masks: stopped\n');
      return exitCode.interrupted;
    }
    return codeOf(error, host);
  } finally {
    host.off('SIGINT', stop);
  }
};
