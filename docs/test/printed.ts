import ts from 'typescript';
import { run } from '../../scripts/run.js';

/** What an example's comments say that it prints: `console.log(…); // this`, and lines that are comments after one. */
export const promised = (code: string): ReadonlyArray<string> => {
  const lines = code.split('\n');
  const first = lines.findIndex((line) => line.includes('console.log('));
  return lines.slice(first).flatMap((line) => {
    const said = /^(?:.*console\.log\(.*\);\s*)?\/\/ (.*)$/.exec(line.trim());
    return said === null ? [] : [said[1]!];
  });
};

/** What an example prints, line by line, where the packages are those installed in the folder. */
export const printed = async (code: string, folder: string): Promise<ReadonlyArray<string>> => {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  const out = await run(process.execPath, ['--input-type=module', '--eval', outputText], folder);
  return out.trim().split('\n');
};
