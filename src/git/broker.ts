import { randomBytes } from 'node:crypto';
import { unlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { CredentialSource } from '../core/credential/gitRequest';
import { fail, ok, type Result } from '../shared/result';
import { answerRequest } from './answerRequest';
import { givenCredentials } from './givenCredentials';
import { createLateAnswers } from './lateAnswers';
import { createRefusedCredentials } from './refusedCredentials';
import { removeStaleSockets, socketPath, type RuntimeDirectoryProblem } from './runtimeDirectory';

export interface BrokerOptions {
  /** From `openRuntimeDirectory`. */
  readonly runtimeDirectory: string;
  readonly windowId: string;
  readonly source: CredentialSource;
  /** Told of a bug in the source; the request that met it is answered as if no provider did. */
  readonly onError: (error: unknown) => void;
}

/** Answers the credential helper of this window's Git, and of others', until it is disposed of. */
export interface Broker {
  /** What helpers find in the runtime directory. */
  readonly path: string;
  /** Ends every connection at once and removes the socket. */
  dispose(): void;
}

export type BrokerProblem =
  RuntimeDirectoryProblem | { readonly kind: 'cannotListen'; readonly path: string; readonly code: string };

const connectionLimit = 100;

/** A helper sends its request at once; these end whoever does not. Milliseconds. */
const headersTimeout = 2_000;
const requestTimeout = 5_000;
const idleTimeout = 2_000;

export async function startBroker(options: BrokerOptions): Promise<Result<Broker, BrokerProblem>> {
  const path = socketPath(options.runtimeDirectory, options.windowId, process.pid);
  if (!path.ok) return path;
  await removeStaleSockets(options.runtimeDirectory);
  const server = createBrokerServer(options);
  const pipe =
    process.platform === 'win32'
      ? `\\\\.\\pipe\\git-providers-${randomBytes(16).toString('hex')}`
      : undefined;
  const code = await listen(server, pipe ?? path.value);
  if (code !== undefined) return fail({ kind: 'cannotListen', path: path.value, code });
  if (pipe !== undefined) writeFileSync(path.value, pipe, { mode: 0o600 });
  server.on('error', options.onError);
  return ok({
    path: path.value,
    dispose() {
      server.close();
      server.closeAllConnections();
      removeQuietly(path.value);
    },
  });
}

function createBrokerServer(options: BrokerOptions): Server {
  const given = givenCredentials(options.runtimeDirectory);
  const late = createLateAnswers();
  const refused = createRefusedCredentials(Date.now);
  const limits = {
    headersTimeout,
    requestTimeout,
    keepAliveTimeout: idleTimeout,
    connectionsCheckingInterval: 500,
    maxHeaderSize: 8 * 1024,
  };
  const server = createServer(limits, (request, response) => {
    void answerRequest(request, response, { ...options, given, late, refused }).catch((error: unknown) => {
      options.onError(error);
      response.destroy();
    });
  });
  server.maxConnections = connectionLimit;
  return server;
}

/** Error code of a failure, `EADDRINUSE`; undefined once it listens. */
function listen(server: Server, address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      resolve(error.code ?? error.message);
    };
    server.once('error', failed);
    server.listen(address, () => {
      server.off('error', failed);
      resolve(undefined);
    });
  });
}

function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Closing the server may have removed it already.
  }
}
