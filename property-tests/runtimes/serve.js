import { createServer } from 'node:http';

/** Serves texts by their path, each as [type, text] and with the headers given, while `use` runs. */
export const withServed = async (served, use, headers = {}) => {
  const server = createServer(({ url }, response) => {
    const [type, body] = served.get(url) ?? [];
    if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200, { ...headers, 'content-type': `${type}; charset=utf-8` }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

/** An empty page. */
export const PAGE = ['text/html', '<!doctype html><title>jepa-masks</title>'];
