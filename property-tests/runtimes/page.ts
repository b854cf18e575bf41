import { bundle } from './bundle.js';
import { readFiles } from './files.js';
import { PAGE, type Served, withServed } from './serve.js';

/** Serves a page that offers the contract as `/contract.js` and its files as `/files.json`, while `use` runs. */
export const withPage = async <T>(use: (url: string) => Promise<T>): Promise<T> =>
  withServed(
    new Map<string, Served>([
      ['/', PAGE],
      ['/contract.js', ['text/javascript', await bundle('contract.js')]],
      ['/files.json', ['application/json', JSON.stringify(readFiles())]],
    ]),
    use,
  );

/** Runs inside the page, as text: the browser's drivers agree on nothing else. */
export const IN_PAGE = `(async () => {
  const { runContract } = await import('/contract.js');
  return runContract(await (await fetch('/files.json')).json());
})()`;
