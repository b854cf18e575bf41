import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A type of media and a text of it. */
export type Served = readonly [type: string, text: string];

/** Serves texts by their path, each with the headers given, while `use` runs. */
export const withServed = async <T>(
  served: ReadonlyMap<string, Served>,
  use: (url: string) => Promise<T>,
  headers: Readonly<Record<string, string>> = {},
): Promise<T> => {
  const server = createServer(({ url }, response) => {
    const [type, body] = served.get(url ?? '') ?? [];
    if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200, { ...headers, 'content-type': `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

/** An empty page. */
export const PAGE: Served = ['text/html', '<!doctype html><title>jepa-masks</title>'];
