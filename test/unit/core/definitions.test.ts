import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDefinition, encodeDefinition } from '../../../src/core/provider/decodeDefinition';
import type { ProviderDefinition } from '../../../src/core/provider/provider';
import { readPolicy } from '../../../src/core/permission/permission';
import { readDirectory } from '../../../src/core/provider/readDirectory';
import type { SettingsLayer } from '../../../src/core/provider/settingsLayer';
import { userScope, type Scope } from '../../../src/core/provider/provider';
import { everythingAllowed, baseUrl, knownHosts, workspaceScope } from './sampleProviders';

const id = '3f0c9a52-6f4e-4b6c-9a57-0d7f3d1f2a10';
const good = { name: 'Work', type: 'github', baseUrl: 'https://github.com' };

const definitions: fc.Arbitrary<ProviderDefinition> = fc.record(
  {
    id: fc.uuid(),
    name: fc.stringMatching(/^[A-Za-zäöü][A-Za-z0-9 äöü._-]{0,40}[A-Za-z0-9]$/),
    type: fc.constantFrom('github', 'gitlab', 'bitbucket'),
    baseUrl: fc
      .constantFrom('https://github.com', 'https://git.acme.com:8443/a/b', 'http://127.0.0.1:1')
      .map(baseUrl),
    organization: fc.stringMatching(/^[a-z][a-z0-9-]{0,10}(\/[a-z0-9]{1,5}){0,3}$/),
    status: fc.constantFrom('active' as const, 'inactive' as const),
    rotationDays: fc.integer({ min: 0, max: 3650 }),
    environment: fc.stringMatching(/^[a-z]{1,20}$/),
    helpUrl: fc.constantFrom('https://wiki.acme.com/tokens'),
  },
  { requiredKeys: ['id', 'name', 'type', 'baseUrl', 'status'] },
);

describe('a definition in the settings', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(definitions, (definition) => {
        const text = JSON.stringify(encodeDefinition(definition));
        expect(decodeDefinition(definition.id, JSON.parse(text), knownHosts)).toEqual({
          ok: true,
          value: definition,
        });
      }),
    );
  });

  it.each([' acme / ', '/acme/', '/ acme /'])(
    'has the organization “acme” where it says “%s”',
    (organization) => {
      const value = { organization: 'acme' };
      expect(decodeDefinition(id, { ...good, organization }, knownHosts)).toMatchObject({ ok: true, value });
    },
  );

  it('is active unless it says otherwise', () => {
    expect(decodeDefinition(id, good, knownHosts)).toMatchObject({ ok: true, value: { status: 'active' } });
  });

  it.each([
    [undefined, 'notAnObject'],
    ['text', 'notAnObject'],
    [[], 'notAnObject'],
    [
      { ...good, name: 7 },
      { field: 'name', problem: 'wrongType' },
    ],
    [
      { ...good, name: '  ' },
      { field: 'name', problem: 'empty' },
    ],
    [
      { ...good, name: 'x'.repeat(101) },
      { field: 'name', problem: 'tooLong' },
    ],
    [
      { ...good, name: 'a\u0000b' },
      { field: 'name', problem: 'controlCharacter' },
    ],
    [
      { ...good, organization: 'half of a pair: \ud800' },
      { field: 'organization', problem: 'controlCharacter' },
    ],
    [
      { ...good, type: undefined },
      { field: 'type', problem: 'missing' },
    ],
    [
      { ...good, type: 'sourceforge' },
      { field: 'type', problem: 'unknownType' },
    ],
    [
      { ...good, baseUrl: 'http://github.com' },
      { field: 'baseUrl', problem: 'insecure' },
    ],
    [
      { ...good, baseUrl: 'https://github.com.evil.tld' },
      { field: 'baseUrl', problem: 'lookAlike' },
    ],
    [
      { ...good, organization: ['acme'] },
      { field: 'organization', problem: 'wrongType' },
    ],
    [
      { ...good, organization: 'a//b' },
      { field: 'organization', problem: 'emptySegment' },
    ],
    [
      { ...good, status: 'asleep' },
      { field: 'status', problem: 'unknownStatus' },
    ],
    [
      { ...good, rotationDays: -1 },
      { field: 'rotationDays', problem: 'notANumberOfDays' },
    ],
    [
      { ...good, rotationDays: 1.5 },
      { field: 'rotationDays', problem: 'notANumberOfDays' },
    ],
    [
      { ...good, helpUrl: 'javascript:alert(1)' },
      { field: 'helpUrl', problem: 'notAUrl' },
    ],
    [
      { ...good, helpUrl: 'http://wiki' },
      { field: 'helpUrl', problem: 'scheme' },
    ],
  ])('%j is told apart as %j', (entry, error) => {
    expect(decodeDefinition(id, entry, knownHosts)).toEqual({ ok: false, error });
  });

  it('needs a UUID as its key', () => {
    expect(decodeDefinition('work', good, knownHosts)).toEqual({
      ok: false,
      error: { field: 'id', problem: 'notAUuid' },
    });
  });

  it('never breaks on anything that JSON can hold', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (key, value) => {
        expect(typeof decodeDefinition(key, value, knownHosts).ok).toBe('boolean');
      }),
    );
  });
});

describe('the directory', () => {
  const layer = (scope: Scope, providers: unknown, defaultProvider?: unknown): SettingsLayer => ({
    scope,
    providers,
    defaultProvider,
  });
  const other = '7d1c9a52-6f4e-4b6c-9a57-0d7f3d1f2a11';

  it('shows every problem and hides no valid entry for it', () => {
    const { providers, problems } = readDirectory(
      [layer(userScope, { [id]: good, [other]: { ...good, name: 'B', type: 7 }, bad: good })],
      knownHosts,
      everythingAllowed,
    );
    expect(providers.map(({ name }) => name)).toEqual(['Work']);
    expect(problems).toEqual([
      { scope: userScope, id: other, name: 'B', error: { field: 'type', problem: 'wrongType' } },
      { scope: userScope, id: 'bad', name: 'Work', error: { field: 'id', problem: 'notAUuid' } },
    ]);
  });

  it.each([[[1, 2]], ['text'], [7], [null]])('calls a setting that holds %j a problem', (value) => {
    expect(readDirectory([layer(userScope, value)], knownHosts, everythingAllowed)).toMatchObject({
      providers: [],
      problems: [{ error: 'notAnObject' }],
    });
  });

  it('lets no workspace displace a provider of the user, by id or by name', () => {
    const { providers, problems } = readDirectory(
      [
        layer(userScope, { [id]: good }),
        layer(workspaceScope, {
          [id]: { ...good, baseUrl: 'https://evil.tld', name: 'Other' },
          [other]: { ...good, name: 'WORK', baseUrl: 'https://evil.tld' },
        }),
      ],
      knownHosts,
      everythingAllowed,
    );
    expect(providers.map((provider) => [provider.baseUrl.href, provider.scope.kind])).toEqual([
      ['https://github.com', 'user'],
    ]);
    expect(problems.map(({ error }) => error)).toEqual([
      { field: 'id', problem: 'idTaken' },
      { field: 'name', problem: 'nameTaken' },
    ]);
  });

  it('takes the default of the workspace before that of the user, and only an active one', () => {
    const settings = { [id]: good, [other]: { ...good, name: 'B' } };
    const read = (user: unknown, workspace: unknown, providers: unknown = settings): string | undefined =>
      readDirectory(
        [layer(userScope, providers, user), layer(workspaceScope, undefined, workspace)],
        knownHosts,
        everythingAllowed,
      ).defaultProvider?.name;
    expect(read(id, undefined)).toBe('Work');
    expect(read(id, other)).toBe('B');
    expect(read(id, 'no such id')).toBe('Work');
    expect(read(7, undefined)).toBeUndefined();
    expect(read(id, undefined, { [id]: { ...good, status: 'inactive' } })).toBeUndefined();
  });

  it('shows nothing, and says why, without the permission to read', () => {
    const policy = readPolicy({ permissions: [], allowedHosts: [] });
    expect(readDirectory([layer(userScope, { [id]: good }, id)], knownHosts, policy)).toMatchObject({
      providers: [],
      problems: [],
      refusal: { kind: 'permissionMissing', permission: 'iam:project:cicd:providers:read' },
    });
  });

  it('calls a host that the administrator does not allow a problem, and does not use it', () => {
    const policy = readPolicy({ permissions: ['*'], allowedHosts: ['gitlab.com'] });
    expect(readDirectory([layer(userScope, { [id]: good })], knownHosts, policy)).toMatchObject({
      providers: [],
      problems: [{ error: { field: 'baseUrl', problem: 'hostNotAllowed' } }],
    });
  });
});
