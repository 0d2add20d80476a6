import { createServer } from 'node:http';
import fc from 'fast-check';
import * as v from 'valibot';
import { Secret } from '../../../src/core/account/secret';
import type { HostClient } from '../../../src/core/host/gitHost';
import { connect as connectBitbucket } from '../../../src/hosts/bitbucket/client';
import { connect as connectGithub } from '../../../src/hosts/github/client';
import { connect as connectGitlab } from '../../../src/hosts/gitlab/client';
import type { TransportSettings } from '../../../src/hosts/transport/createTransport';
import { baseUrlOf } from '../../unit/hosts/baseUrlOf';
import { searchFor } from '../../browser/canarySearch';
import type { TortureContext } from '../subject';
import type { AnswerDecoder } from './answerDecoders';
import { headers, statuses } from './hostAnswers';
import { valuesOf } from './valuesOfSchema';

/** What a server on loopback is to say it is, and the client that then speaks. */
const places = [
  { path: '/github.com', connect: connectGithub, token: 'ghp_' },
  { path: '', connect: connectGitlab, token: 'glpat-' },
  { path: '/bitbucket.org', connect: connectBitbucket, token: 'ATATT3' },
  { path: '/bitbucket', connect: connectBitbucket, token: 'BBDC-' },
] as const;

const settings: TransportSettings = { limits: { deadlineMs: 2_000, backOffMs: 1, longestWaitMs: 5 } };
/** Milliseconds: a call makes several requests, each of which has the deadline above. */
const longestCall = 20_000;

/** Calls every client while a server answers whatever comes, and puts the token that it was sent into some answers. */
export async function callOverWire(
  { seed, canary }: TortureContext,
  count: number,
  decoders: readonly AnswerDecoder[],
): Promise<string> {
  const answer = fc.record({
    status: fc.constantFrom(...statuses),
    headers,
    body: fc.oneof(...decoders.map(({ schema }) => valuesOf(schema))),
    echo: fc.nat({ max: 3 }).map((number) => number === 0),
  });
  const answers = fc.sample(answer, { numRuns: Math.min(count, 2_000), seed });
  let asked = 0;
  const server = createServer((request, response) => {
    request.resume();
    const chosen = answers[asked++ % answers.length];
    const seen = [request.headers.authorization, request.headers['private-token']].join(' ');
    response.on('error', () => undefined);
    for (const [name, value] of chosen?.headers ?? []) response.setHeader(name, value);
    response.setHeader('content-type', 'application/json');
    response.statusCode = chosen?.status ?? 200;
    response.end(
      JSON.stringify(chosen?.echo === true ? { message: seen, error: { message: seen } } : chosen?.body),
    );
  });
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      resolve(v.parse(v.object({ port: v.number() }), server.address()).port);
    }),
  );
  const search = searchFor([canary]);
  let calls = 0;
  try {
    for (let round = 0; calls < count; round++) {
      const { path, connect, token } = places[round % places.length] ?? places[0];
      const account = { token: new Secret(`${token}${canary}wire`), email: 'alice@acme.com' };
      const client = connect(baseUrlOf(`http://127.0.0.1:${port}${path}`), account, settings);
      for (const call of callsOf(client)) {
        calls++;
        const late = AbortSignal.timeout(longestCall);
        const result = await call(late).catch((cause: unknown) => {
          throw new Error(`A call of ${path} throws`, { cause });
        });
        const text = JSON.stringify(result);
        if (search.inText(text))
          throw new Error(`A client hands on the token: ${text.replaceAll(canary, '***')}`);
      }
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
  return `${calls} whole calls over a socket, ${asked} requests`;
}

function callsOf(client: HostClient): readonly ((signal: AbortSignal) => Promise<unknown>)[] {
  const hook = { id: '1', url: 'https://ci.acme.com/hook', active: true, events: ['push'] };
  const hooks = client.webhooks('acme/web');
  return [
    (signal) => client.product(signal),
    (signal) => client.identity(signal),
    (signal) => client.organization('acme', signal),
    (signal) => client.organizations(signal),
    (signal) => client.repositories({ organization: 'acme' }, signal),
    (signal) => client.repositories({ search: 'web' }, signal),
    (signal) => client.repository('acme/web', signal),
    (signal) => client.createRepository({ name: 'new', visibility: 'private', organization: 'acme' }, signal),
    (signal) => client.webhooksAllowed('acme/web', signal),
    (signal) => client.latestRun('acme/web', 'main', signal),
    (signal) => hooks.list(undefined, signal),
    (signal) => hooks.setActive(hook, false, signal),
    (signal) => hooks.ping(hook, signal),
    (signal) => hooks.deliveries(hook, undefined, signal),
  ];
}
