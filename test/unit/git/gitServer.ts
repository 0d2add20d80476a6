import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { answerLfs } from './lfsServer';
import { runProgram } from './runProgram';

export interface GitServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** User name and password of every request that had them, `acme alice:token`. */
  readonly logins: string[];
  close(): void;
}

/**
 * Git's smart HTTP, partial clones and LFS over bare repositories `<organization>/repo.git`, each organization with a password of its own,
 * whatever the letter case. An organization named `forbidden` answers 403.
 */
export async function startGitServer(
  root: string,
  passwords: Readonly<Record<string, string>>,
): Promise<GitServer> {
  const env = { PATH: '/usr/bin:/bin', HOME: root, GIT_CONFIG_NOSYSTEM: '1' };
  for (const organization of Object.keys(passwords)) {
    const bare = join(root, organization, 'repo.git');
    await runProgram('/usr/bin/git', ['init', '-q', '--bare', '-b', 'main', bare], { env });
    for (const key of ['uploadpack.allowFilter', 'uploadpack.allowAnySHA1InWant'])
      await runProgram('/usr/bin/git', ['-C', bare, 'config', key, 'true'], { env });
    const tree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
    await runProgram('/usr/bin/git', ['-C', bare, 'hash-object', '-t', 'tree', '-w', '--stdin'], { env });
    const author = {
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@b',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@b',
    };
    const commit = await runProgram('/usr/bin/git', ['-C', bare, 'commit-tree', tree, '-m', 'first'], {
      env: { ...env, ...author },
    });
    await runProgram('/usr/bin/git', ['-C', bare, 'update-ref', 'refs/heads/main', commit.stdout.trim()], {
      env,
    });
  }
  const logins: string[] = [];
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const organization = url.pathname.split('/')[1]?.toLowerCase() ?? '';
    const basic = /^Basic (.*)$/.exec(request.headers.authorization ?? '')?.[1];
    const login = basic === undefined ? undefined : Buffer.from(basic, 'base64').toString();
    if (login !== undefined) logins.push(`${organization} ${login}`);
    const password = login?.slice(login.indexOf(':') + 1);
    if (organization === 'forbidden') return void response.writeHead(403).end();
    if (password === undefined || password !== passwords[organization]) {
      return void response.writeHead(401, { 'www-authenticate': 'Basic realm="test"' }).end();
    }
    if (url.pathname.includes('/info/lfs/')) return void answerLfs(request, response, objects);
    const path = `/${organization}/${url.pathname.split('/').slice(2).join('/')}`;
    const backend = spawn('/usr/bin/git', ['http-backend'], {
      env: {
        ...env,
        GIT_PROJECT_ROOT: root,
        GIT_HTTP_EXPORT_ALL: '1',
        REMOTE_USER: 'x',
        PATH_INFO: path,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method ?? 'GET',
        CONTENT_TYPE: request.headers['content-type'] ?? '',
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    request.pipe(backend.stdin);
    const chunks: Buffer[] = [];
    backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    backend.once('close', () => {
      const answer = Buffer.concat(chunks);
      const split = answer.indexOf('\r\n\r\n');
      const head = answer.subarray(0, split).toString().split('\r\n');
      let status = 200;
      for (const line of head) {
        const [name = '', value = ''] = line.split(/: (.*)/);
        if (name === 'Status') status = Number(value.slice(0, 3));
        else response.setHeader(name, value);
      }
      response.writeHead(status).end(answer.subarray(split + 4));
    });
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    logins,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
