import { describe, expect, it } from 'vitest';
import type { Repository } from '../../../src/core/host/gitHost';
import type { HostError } from '../../../src/core/host/hostError';
import type { RepositoryBatch } from '../../../src/core/host/listRepositories';
import { fail, ok, type Result } from '../../../src/shared/result';
import { chosenSources } from '../../../src/ui/remoteSources/chosenSource';
import { gatherRepositories } from '../../../src/ui/remoteSources/gatherRepositories';
import { publishPlaces } from '../../../src/ui/remoteSources/publishPlaces';
import { repositoryKeyOf } from '../../../src/ui/remoteSources/repositoryKeyOf';
import { hosts, sample } from './sampleProviders';

function repository(name: string): Repository {
  const url = `https://github.com/acme/${name}`;
  return { fullName: `acme/${name}`, cloneUrl: `${url}.git`, webUrl: url, private: true };
}

type Item = Result<RepositoryBatch, HostError>;

const page = (...names: readonly string[]): Item => ok({ repositories: names.map(repository) });
const never = (): Promise<never> => new Promise(() => undefined);

async function* listing(...items: readonly (Item | Promise<Item>)[]): AsyncGenerator<Item, void> {
  for (const item of items) yield await item;
}

async function gather(
  items: readonly (Item | Promise<Item>)[],
  enough: () => Promise<unknown> = never,
  applies: (one: Repository) => boolean = () => true,
): Promise<unknown> {
  const gathered = await gatherRepositories(listing(...items), applies, enough);
  return gathered.ok
    ? {
        names: gathered.value.repositories.map(({ fullName }) => fullName.slice(5)),
        complete: gathered.value.complete,
      }
    : gathered.error.kind;
}

describe('a listing', () => {
  it('that comes to its end is complete', async () => {
    expect(await gather([page('a', 'b'), page('c')])).toEqual({ names: ['a', 'b', 'c'], complete: true });
    expect(await gather([page()])).toEqual({ names: [], complete: true });
  });

  it('counts as far as it came where a later page fails, and is its failure where the first one does', async () => {
    const failure = fail<HostError>({ kind: 'serverError', status: 502 });
    expect(await gather([page('a'), failure])).toEqual({ names: ['a'], complete: false });
    expect(await gather([failure])).toBe('serverError');
  });

  it('is not waited for once its first page has been there for long enough', async () => {
    expect(await gather([page('a'), never()], () => Promise.resolve())).toEqual({
      names: ['a'],
      complete: false,
    });
  });

  it('is waited for as long as nothing in it applies', async () => {
    const applies = ({ fullName }: Repository): boolean => fullName === 'acme/wanted';
    expect(await gather([page('a'), page('wanted'), never()], () => Promise.resolve(), applies)).toEqual({
      names: ['wanted'],
      complete: false,
    });
  });

  it('that was cut off is not complete', async () => {
    expect(await gather([ok({ repositories: [repository('a')], cutOff: true })])).toEqual({
      names: ['a'],
      complete: false,
    });
  });
});

describe('the choice of a row', () => {
  async function reading(read: (rows: readonly { readonly url: string }[]) => void): Promise<string[]> {
    const chosen: string[] = [];
    const withUrl = chosenSources<{ readonly name: string }>((url) => chosen.push(url));
    const rows = ['a', 'b', 'c'].map((name) => withUrl({ name }, `https://github.com/acme/${name}.git`));
    expect(rows.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    read(rows);
    await Promise.resolve();
    await Promise.resolve();
    return chosen;
  }

  it('is the one whose address is read, however often', async () => {
    expect(
      await reading(([, second]) => {
        expect(typeof second?.url).toBe('string');
        expect(second?.url).toBe('https://github.com/acme/b.git');
      }),
    ).toEqual(['https://github.com/acme/b.git']);
  });

  it('is none where the addresses are read together, or not at all', async () => {
    expect(
      await reading((rows) => {
        expect(rows.map(({ url }) => url)).toHaveLength(3);
      }),
    ).toEqual([]);
    expect(await reading(() => undefined)).toEqual([]);
  });
});

describe('the key of a repository', () => {
  const github = hosts.get('github');
  const gitlab = hosts.get('gitlab');
  if (github === undefined || gitlab === undefined) throw new Error('hosts are missing');
  const provider = sample('https://github.com', { organization: 'acme' });

  it('is the same within the provider’s organization and outside', () => {
    expect(repositoryKeyOf(provider, github, 'https://github.com/Acme/Web.git')).toBe(
      'https://github.com/acme/web',
    );
    expect(repositoryKeyOf(provider, github, 'https://github.com/globex/app')).toBe(
      'https://github.com/globex/app',
    );
  });

  it('names nested groups below a path', () => {
    const nested = sample('https://acme.com/tools/gitlab', { type: 'gitlab' });
    const url = 'https://acme.com/tools/gitlab/acme/platform/tools.git';
    expect(repositoryKeyOf(nested, gitlab, url)).toBe('https://acme.com/tools/gitlab/acme/platform/tools');
  });

  it.each([
    'https://github.com.evil.tld/acme/web.git',
    'http://github.com/acme/web.git',
    'git@github.com:acme/web.git',
    '--upload-pack=touch /tmp/x',
    'ext::sh -c id',
    'https://github.com/acme',
  ])('is none for %s', (url) => {
    expect(repositoryKeyOf(provider, github, url)).toBeUndefined();
  });
});

describe('the places for a new repository', () => {
  const input = { names: [], actsForUser: true, term: 'organization' } as const;
  const shown = (more: Partial<Parameters<typeof publishPlaces>[0]>): readonly string[] =>
    publishPlaces({ ...input, ...more }).map(
      ({ organization = 'own account', personal, preset }) =>
        `${organization}${personal ? ' (own)' : ''}${preset ? ' (preset)' : ''}`,
    );

  it('are the provider’s organization, then the account’s own, then the others by name', () => {
    expect(
      shown({ names: ['zeta', 'globex', 'acme', 'alice'], preset: 'Globex', username: 'Alice' }),
    ).toEqual(['globex (preset)', 'alice (own)', 'acme', 'zeta']);
  });

  it('hold the provider’s organization also where the host does not list it', () => {
    expect(shown({ names: ['acme'], preset: 'hidden', username: 'alice' })).toEqual([
      'hidden (preset)',
      'own account (own)',
      'acme',
    ]);
  });

  it('hold the account’s own where its name is not known, unless it acts for nobody', () => {
    expect(shown({ names: ['acme'] })).toEqual(['own account (own)', 'acme']);
    expect(shown({ names: ['acme'], actsForUser: false })).toEqual(['acme']);
    expect(shown({ names: ['acme', 'alice'], term: 'workspace' })).toEqual(['acme', 'alice']);
  });

  it('know a personal project by its tilde', () => {
    expect(shown({ names: ['ACME', '~alice'], username: 'alice', term: 'project' })).toEqual([
      '~alice (own)',
      'ACME',
    ]);
  });

  it('are one where the provider’s organization is the account itself', () => {
    expect(shown({ names: ['alice'], preset: 'alice', username: 'alice' })).toEqual(['alice (own) (preset)']);
  });
});
