import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/account/secret';
import { tokenTwins } from '../../../src/core/account/tokenTwins';
import type { Provider } from '../../../src/core/provider/provider';
import { accountsWith, sample } from './sampleProviders';

const work = sample('https://git.acme.example', { name: 'Work' });
const tools = sample('https://git.acme.example', { name: 'Tools' });
const below = sample('https://git.acme.example/sub', { name: 'Below', status: 'inactive' });
const other = sample('https://git.acme.example:8443', { name: 'Other port' });
const empty = sample('https://git.acme.example', { name: 'No token' });
const all = [work, tools, below, other, empty];

async function twinsOf(provider: Provider, token: string): Promise<readonly string[]> {
  const accounts = await accountsWith([
    [work, 'shared'],
    [tools, 'shared'],
    [below, 'shared'],
    [other, 'shared'],
  ]);
  return (await tokenTwins(accounts, all, provider, new Secret(token))).map(({ name }) => name);
}

describe('the providers with the same token', () => {
  it('are the others of the same host, inactive ones and other paths included', async () => {
    expect(await twinsOf(work, 'shared')).toEqual(['Tools', 'Below']);
  });

  it('are none for a token of its own', async () => {
    expect(await twinsOf(work, 'shared2')).toEqual([]);
    expect(await twinsOf(work, '')).toEqual([]);
  });

  it('are not looked for on another host or port', async () => {
    expect(await twinsOf(other, 'shared')).toEqual([]);
  });

  it('do not count while their definition points elsewhere than where the token was entered', async () => {
    const accounts = await accountsWith([[tools, 'shared']]);
    const moved: Provider = {
      ...tools,
      baseUrl: work.baseUrl,
      scope: { kind: 'workspace', uri: 'file:///w' },
    };
    expect(await tokenTwins(accounts, [work, moved], work, new Secret('shared'))).toEqual([]);
  });

  it('are read one after the other', async () => {
    let reading = 0;
    let most = 0;
    const accounts = await accountsWith([]);
    const counted = {
      read: async (provider: Provider) => {
        most = Math.max(most, ++reading);
        await Promise.resolve();
        reading -= 1;
        return accounts.read(provider);
      },
    };
    await tokenTwins(counted, all, work, new Secret('shared'));
    expect(most).toBe(1);
  });
});
