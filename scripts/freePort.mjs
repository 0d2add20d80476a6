import { createServer } from 'node:net';

/**
 * A port on loopback that is free now: the wanted one if it is, else one that the system picks.
 *
 * @param {number} [wanted]
 * @returns {Promise<number>}
 */
export async function freePort(wanted = 0) {
  return (
    (await tryPort(wanted)) ?? (await tryPort(0)) ?? Promise.reject(new Error('No port is free on 127.0.0.1'))
  );
}

function tryPort(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(address.port));
    });
  });
}
