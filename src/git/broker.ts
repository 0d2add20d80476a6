import { randomBytes } from 'node:crypto';
import { unlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { CredentialSource } from '../core/credential/gitRequest';
import { fail, ok, type Result } from '../shared/result';
import { answerQuestion, type AnswerContext } from './answerQuestion';
import { decodeQuestion, encodeReply, questionLimit, type Question } from './brokerProtocol';
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

/** A helper sends its question at once and reads at once; this ends whoever does not. Milliseconds. */
const idleTimeout = 2_000;

export async function startBroker(options: BrokerOptions): Promise<Result<Broker, BrokerProblem>> {
  const path = socketPath(options.runtimeDirectory, options.windowId, process.pid);
  if (!path.ok) return path;
  await removeStaleSockets(options.runtimeDirectory);
  const connections = new Set<Socket>();
  const server = createBrokerServer(options, connections);
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
      for (const socket of connections) socket.destroy();
      removeQuietly(path.value);
    },
  });
}

function createBrokerServer(options: BrokerOptions, connections: Set<Socket>): Server {
  const context: AnswerContext = {
    ...options,
    given: givenCredentials(options.runtimeDirectory),
    late: createLateAnswers(),
    refused: createRefusedCredentials(Date.now),
  };
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    connections.add(socket);
    socket
      .on('error', () => undefined)
      .once('close', () => {
        connections.delete(socket);
      });
    void converse(socket, context).catch((error: unknown) => {
      options.onError(error);
      socket.destroy();
    });
  });
  server.maxConnections = connectionLimit;
  return server;
}

/** One question, one reply. */
async function converse(socket: Socket, context: AnswerContext): Promise<void> {
  const limit = setTimeout(() => socket.destroy(), idleTimeout);
  const question = await readQuestion(socket);
  clearTimeout(limit);
  if (question === undefined) return;
  const reply =
    question === 'refused'
      ? ({ kind: 'refused', body: '' } as const)
      : await answerQuestion(question, context);
  socket.setTimeout(idleTimeout, () => socket.destroy());
  // The helper closes the connection: a pipe of Windows loses what nobody has read yet when this end does.
  socket.end(encodeReply(reply));
}

/** Undefined where its sender goes away in the middle of it. What is too large is read to its end, and dropped. */
function readQuestion(socket: Socket): Promise<Question | 'refused' | undefined> {
  return new Promise((resolve) => {
    let bytes = Buffer.alloc(0);
    const look = (ended: boolean): void => {
      const question = decodeQuestion(bytes, ended);
      if (ended || typeof question === 'object') resolve(question === 'incomplete' ? 'refused' : question);
    };
    socket.on('data', (chunk: Buffer) => {
      if (bytes.byteLength <= questionLimit) bytes = Buffer.concat([bytes, chunk]);
      look(false);
    });
    socket.once('end', () => {
      look(true);
    });
    socket.once('close', () => {
      resolve(undefined);
    });
  });
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
