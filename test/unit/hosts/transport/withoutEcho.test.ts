import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../src/core/account/secret';
import { github } from '../../../../src/hosts/github/github';
import { gitlab } from '../../../../src/hosts/gitlab/gitlab';
import { bitbucket } from '../../../../src/hosts/bitbucket/bitbucket';
import { basic } from '../../../../src/hosts/transport/authorization';
import { withoutEcho } from '../../../../src/hosts/transport/withoutEcho';
import { baseUrlOf } from '../baseUrlOf';
import { serve } from './practiceTransport';

const canary = 'canary-4f1d9c27b0';

describe('a host that repeats what it was sent', () => {
  it.each([
    ['GitHub', github],
    ['GitLab', gitlab],
    ['Bitbucket', bitbucket],
  ])('shows no token in what is told of %s', async (_, host) => {
    const { origin } = await serve((request, response) => {
      const { authorization, 'private-token': privateToken } = request.headers;
      const seen = `You sent ${authorization ?? String(privateToken)}`;
      response.writeHead(403, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: seen, error: { message: seen }, errors: [{ message: seen }] }));
    });
    const client = await host.connect(baseUrlOf(origin), { token: new Secret(canary) });
    const identity = await client.identity(AbortSignal.timeout(10_000));
    expect(identity.ok).toBe(false);
    expect(JSON.stringify(identity)).not.toContain(canary);
  });

  it('shows none that was sent with an email either, plain or encoded', () => {
    const headers = basic('alice@acme.example', new Secret(canary))();
    const echo = `${headers['authorization'] ?? ''} ${canary} alice`;
    expect(withoutEcho(echo, headers)).toBe('Basic *** *** alice');
  });
});
