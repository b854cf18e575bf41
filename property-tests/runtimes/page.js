import { createServer } from 'node:http';
import { bundle } from './bundle.js';
import { readFiles } from './files.js';

/** Serves a page that offers the contract as `/contract.js` and its files as `/files.json`, while `use` runs. */
export const withPage = async (use) => {
  const served = new Map([
    ['/', ['text/html', '<!doctype html><title>jepa-masks</title>']],
    ['/contract.js', ['text/javascript', await bundle('contract.js')]],
    ['/files.json', ['application/json', JSON.stringify(readFiles())]],
  ]);
  const server = createServer(({ url }, response) => {
    const [type, body] = served.get(url) ?? [];
    if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

/** Runs inside the page, as text: the browser's drivers agree on nothing else. */
export const IN_PAGE = `(async () => {
  const { runContract } = await import('/contract.js');
  return runContract(await (await fetch('/files.json')).json());
})()`;
