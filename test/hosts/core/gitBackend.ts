import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';

/** Git, from a host that let it pass. */
export interface GitAnswer {
  readonly kind: 'git';
  /** The bare repository on disk. */
  readonly directory: string;
  /** What follows the repository in the path, `info/refs`. */
  readonly file: string;
  /** Absent for anonymous requests. */
  readonly user?: string;
}

export interface GitBackend {
  /** Resolves when the exchange is over, with the status that was sent. */
  serve(answer: GitAnswer, request: IncomingMessage, response: ServerResponse): Promise<number>;
  /** Ends every exchange that is still under way. */
  stop(): void;
}

/** Where this machine's Git keeps its CGI program. */
export function findGitBackend(): string {
  return join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend');
}

/**
 * Runs `git http-backend` as a CGI program (RFC 3875), one process a request, both bodies streamed.
 * `home` keeps the configuration of whoever runs the tests out of it.
 */
export function createGitBackend(executable: string, home: string): GitBackend {
  const running = new Set<ChildProcess>();
  return {
    serve(answer, request, response) {
      const child = spawn(executable, {
        env: environment(home, answer, request),
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      running.add(child);
      let complaint = '';
      child.stderr.on('data', (chunk) => (complaint = (complaint + String(chunk)).slice(0, 2000)));
      return new Promise((resolve) => {
        const finish = () => {
          running.delete(child);
          if (!response.headersSent) response.writeHead(500).end(complaint);
          else if (!response.writableEnded) response.end();
          resolve(response.statusCode);
        };
        child.on('error', finish);
        child.on('close', finish);
        response.on('close', () => child.kill());
        // Git may answer before it has read everything, which closes the pipe under the request's body.
        child.stdin.on('error', () => request.resume());
        request.pipe(child.stdin);
        relay(child.stdout, response);
      });
    },
    stop() {
      for (const child of running) child.kill('SIGKILL');
    },
  };
}

function relay(output: NodeJS.ReadableStream, response: ServerResponse): void {
  let head = Buffer.alloc(0);
  output.on('data', (chunk: Buffer) => {
    if (response.headersSent) {
      if (!response.write(chunk)) {
        output.pause();
        response.once('drain', () => output.resume());
      }
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = /\r?\n\r?\n/.exec(head.toString('latin1'));
    if (end === null) return;
    writeHead(head.toString('latin1', 0, end.index), response);
    response.write(head.subarray(end.index + end[0].length));
  });
}

/** CGI gives the status as a header of its own; absent means 200. */
function writeHead(head: string, response: ServerResponse): void {
  let status = 200;
  for (const line of head.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else if (name !== '') response.setHeader(name, value);
  }
  response.writeHead(status);
  response.flushHeaders();
}

function environment(home: string, answer: GitAnswer, request: IncomingMessage): NodeJS.ProcessEnv {
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const query = (request.url ?? '').split('?')[1] ?? '';
  const optional = {
    CONTENT_LENGTH: header('content-length'),
    CONTENT_TYPE: header('content-type'),
    HTTP_CONTENT_ENCODING: header('content-encoding'),
    GIT_PROTOCOL: header('git-protocol'),
    REMOTE_USER: answer.user,
  };
  return {
    PATH: process.env['PATH'],
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_PROJECT_ROOT: dirname(answer.directory),
    GIT_HTTP_EXPORT_ALL: '1',
    GATEWAY_INTERFACE: 'CGI/1.1',
    SERVER_PROTOCOL: 'HTTP/1.1',
    REMOTE_ADDR: '127.0.0.1',
    REQUEST_METHOD: request.method,
    PATH_INFO: `${answer.directory.slice(dirname(answer.directory).length)}/${answer.file}`,
    QUERY_STRING: query,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}
