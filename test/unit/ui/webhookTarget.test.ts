import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../../src/core/permission/permission';
import { userScope } from '../../../src/core/provider/provider';
import { readDirectory } from '../../../src/core/provider/readDirectory';
import { hosts as knownHosts } from '../../../src/hosts/hosts';
import { readTarget } from '../../../src/ui/webhooks/readTarget';

const id = (number: number): string => `${String(number)}0000000-0000-4000-8000-000000000000`;
const ids = { provider: id(1), web: id(2), elsewhere: id(3), orphan: id(4), nobody: id(9) };
const entry = (repositoryUrl: string, providerId = ids.provider) => ({
  name: 'Shop',
  repositoryUrl,
  providerId,
});

const current = readDirectory(
  [
    {
      scope: userScope,
      providers: {
        [ids.provider]: { name: 'Acme', type: 'gitlab', baseUrl: 'https://git.acme.example/tools' },
      },
      projects: {
        [ids.web]: entry('https://git.acme.example/tools/acme/platform/web.git'),
        [ids.elsewhere]: entry('https://git.globex.example/globex/web.git'),
        [ids.orphan]: entry('https://git.acme.example/tools/acme/web.git', ids.nobody),
      },
      defaultProvider: undefined,
    },
  ],
  knownHosts,
  readPolicy({ permissions: ['iam:*'], allowedHosts: [] }),
);
const provider = current.byId.get(ids.provider);
const hosts = new Map(knownHosts.map((host) => [host.type, host]));

const read = (argument: unknown) => readTarget({ directory: { current: () => current }, hosts }, argument);

describe('what a command for webhooks was called for', () => {
  it('is asked for where nothing is given', () => {
    expect(read(undefined)).toEqual({ kind: 'given' });
    expect(read('acme/web')).toEqual({ kind: 'given' });
    expect(read({ providerId: ids.provider, kind: 'provider' })).toEqual({ kind: 'given', provider });
  });

  it('is the repository of a row, by its name or as the host tells it', () => {
    const given = { kind: 'given', provider, fullName: 'acme/web' };
    expect(read({ providerId: ids.provider, repository: 'acme/web' })).toEqual(given);
    expect(read({ providerId: ids.provider, repository: { fullName: 'acme/web' } })).toEqual(given);
  });

  it('is the repository of a project as the settings have it, whatever else the argument says', () => {
    const argument = {
      providerId: 'another',
      project: { id: ids.web, repositoryUrl: 'https://evil.example' },
    };
    expect(read(argument)).toEqual({ kind: 'given', provider, fullName: 'acme/platform/web' });
  });

  it('cannot be used where the provider is missing or the repository is on another host', () => {
    expect(read({ providerId: ids.nobody })).toMatchObject({ kind: 'unusable', why: 'gone' });
    expect(read({ providerId: '', project: { id: ids.orphan } })).toMatchObject({
      why: 'gone',
      name: 'Shop',
    });
    expect(read({ providerId: ids.provider, project: { id: ids.elsewhere } })).toMatchObject({
      why: 'foreign',
    });
  });

  it.each(['web', 'acme/../admin', 'acme/./web', '/web', 'acme//web', 'acme/web\n', ''])(
    'is no repository where its name is %j',
    (repository) => {
      expect(read({ providerId: ids.provider, repository })).toMatchObject({
        kind: 'unusable',
        why: 'foreign',
      });
    },
  );
});
