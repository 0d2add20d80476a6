import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GitRequest } from '../../../src/core/credential/gitRequest';
import type { Provider } from '../../../src/core/provider/provider';
import { providerSource } from '../git/providerSource';
import { sample, workspaceScope } from './sampleProviders';

/**
 * What may go out, said once more and as plainly as can be, with nothing of the product's code: by the text of the
 * request alone.
 */
function mayAnswer(provider: Provider, request: GitRequest, ownWindow: boolean): boolean {
  if (provider.status !== 'active') return false;
  if (provider.scope.kind !== 'user' && !ownWindow) return false;
  const [scheme = '', rest = ''] = provider.baseUrl.href.split('://');
  const slash = rest.indexOf('/');
  const host = slash < 0 ? rest : rest.slice(0, slash);
  const base = slash < 0 ? '' : rest.slice(slash + 1);
  const port = scheme === 'https' ? ':443' : ':80';
  const asked = request.host.toLowerCase();
  if (request.protocol !== scheme || (asked !== host && asked !== host + port)) return false;
  const path = request.path ?? '';
  if (/%[0-9a-f]{2}|\/\/|\\|[?#]|\p{Cc}/iu.test(path)) return false;
  if (path.split('/').some((part) => part === '.' || part === '..')) return false;
  const bare = path.replace(/^\/|\/$/g, '');
  if (base !== '' && bare !== base && !bare.startsWith(`${base}/`)) return false;
  const below = base === '' ? bare : bare.slice(base.length + 1);
  const organization = (provider.organization ?? '').toLowerCase();
  return organization === '' || below.toLowerCase().startsWith(`${organization}/`);
}

const providers = [
  sample('https://git.example.com'),
  sample('https://git.example.com', { organization: 'acme' }),
  sample('https://git.example.com', { organization: 'Globex', scope: workspaceScope }),
  sample('https://git.example.com', { organization: 'initech', status: 'inactive' }),
  sample('https://git.example.com:8443', { organization: 'acme' }),
  sample('https://apps.example.com/gitlab', { type: 'gitlab', organization: 'acme/platform' }),
  sample('https://apps.example.com/gitlab', { type: 'gitlab', organization: 'acme' }),
  sample('https://apps.example.com/git/lab', { type: 'gitlab', scope: workspaceScope }),
  sample('https://off.example.com', { status: 'inactive' }),
  sample('https://shared.example.com', { organization: 'acme', scope: workspaceScope }),
  sample('http://127.0.0.1:7990/scm', { organization: 'acme' }),
];

/** Mostly right, so that what is wrong is wrong in one place. */
const host = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(...new Set(providers.map(({ baseUrl }) => new URL(baseUrl.href).host))),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('', 'evil.', 'x', 'a@', '%', '\u0000'),
        fc.constantFrom('git.example.com', 'GIT.example.com', 'apps.example.com', '127.0.0.1', 'localhost'),
        fc.constantFrom('', '.', ':443', ':80', ':7990', ':8443', ':08443', ':', '.evil.example', '\n', '/x'),
      )
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
);

const segment = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      ...['acme', 'ACME', 'globex', 'initech', 'platform', 'gitlab', 'git', 'lab', 'scm', 'web.git', 'web'],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...[
        '',
        '.',
        '..',
        '%2e%2e',
        '%2f',
        'acme%2fweb',
        'a%63me',
        'acme\\',
        'acm',
        'acmex',
        '?',
        '#',
        '%',
        '-',
      ],
      ...['info', 'lfs', 'acme\u0000', 'gitlab;', ' acme', 'acme '],
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
);

const request: fc.Arbitrary<GitRequest> = fc.record(
  {
    protocol: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom('https', 'https', 'https', 'http') },
      { weight: 1, arbitrary: fc.constantFrom('HTTPS', 'ssh', 'file', '', 'https:') },
    ),
    host,
    path: fc
      .tuple(
        fc.constantFrom('', '', '', '/'),
        fc.array(segment, { maxLength: 6 }),
        fc.constantFrom('', '', '/'),
      )
      .map(([before, parts, after]) => before + parts.join('/') + after),
    username: fc.constantFrom('alice', 'bob', ''),
  },
  { requiredKeys: ['protocol', 'host'] },
);

describe('whatever Git asks', () => {
  it('an answer goes out only for an active provider whose base URL and organization cover it', async () => {
    const source = await providerSource(providers.map((provider, at) => [provider, `token-${at}`]));
    const counts = { given: 0, declined: 0, other: 0 };
    await fc.assert(
      fc.asyncProperty(request, fc.boolean(), async (asked, ownWindow) => {
        const answer = await source.get(asked, { ownWindow });
        if (answer.kind !== 'credential') {
          counts[answer.kind === 'declined' ? 'declined' : 'other'] += 1;
          return;
        }
        counts.given += 1;
        const winner = providers[Number(answer.password.open().slice('token-'.length))];
        expect(winner !== undefined && mayAnswer(winner, asked, ownWindow)).toBe(true);
      }),
      {
        numRuns: 8_000,
        // A repository with the path of another provider's group.
        examples: [[{ protocol: 'https', host: 'apps.example.com', path: 'gitlab/acme/platform' }, false]],
      },
    );
    // The generator reaches both sides of the border.
    expect(counts.given).toBeGreaterThan(300);
    expect(counts.declined).toBeGreaterThan(300);
    expect(counts.other).toBe(0);
  }, 20_000);

  it('a provider alone on its host answers for everything that it covers', async () => {
    const alone = providers.filter(({ baseUrl }) => /apps|127|8443/.test(baseUrl.href));
    const repository = fc.array(fc.stringMatching(/^[a-z0-9][a-z0-9_]{0,8}$/), {
      minLength: 1,
      maxLength: 3,
    });
    for (const provider of alone) {
      const source = await providerSource([[provider, 'token']]);
      await fc.assert(
        fc.asyncProperty(repository, fc.constantFrom('', '.git', '.git/info/lfs'), async (names, ending) => {
          const { protocol, host: name, pathname } = new URL(provider.baseUrl.href);
          const organization = provider.organization ?? 'any';
          const path = [pathname.slice(1), organization, ...names].filter(Boolean).join('/') + ending;
          const answer = await source.get(
            { protocol: protocol.slice(0, -1), host: name, path },
            { ownWindow: true },
          );
          expect(answer.kind).toBe('credential');
        }),
        { numRuns: 300 },
      );
    }
  }, 20_000);
});
