import { randomUUID } from 'node:crypto';
import { Secret } from '../../src/core/account/secret';
import { parseBaseUrl } from '../../src/core/provider/baseUrl';
import { userScope, type Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { until } from '../browser/until';
import type { PracticeHost } from '../hosts/core/practiceHost';
import { runProgram } from '../unit/git/runProgram';

export interface PracticeProvider {
  readonly host: PracticeHost;
  readonly baseUrl: string;
  readonly organization?: string;
  readonly tokenLabel: string;
  readonly username?: string;
}

/** Saves a provider in user scope with the practice host's token, and waits until Git asks for its base URL. */
export async function addPracticeProvider(
  services: Services,
  { host, baseUrl, organization, tokenLabel, username }: PracticeProvider,
): Promise<Provider> {
  const parsed = parseBaseUrl(baseUrl);
  if (!parsed.ok) throw new Error(`${baseUrl}: ${parsed.error}`);
  const id = randomUUID();
  const definition = {
    id,
    name: `${host.label} ${organization ?? 'everything'} ${id.slice(0, 4)}`,
    type: host.type,
    baseUrl: parsed.value,
    status: 'active' as const,
    ...(organization !== undefined && { organization }),
  };
  const saved = await services.directory.save(definition, userScope);
  if (!saved.ok) throw new Error(`the definition was not saved: ${saved.error.kind}`);
  const token = new Secret(host.token(tokenLabel).token);
  const stored = await services.accounts.save(saved.value, {
    token,
    ...(username !== undefined && { username }),
  });
  if (!stored.ok) throw new Error('the token was not stored');
  await until(`the claim of ${baseUrl}`, async () => ((await isClaimed(baseUrl)) ? true : undefined));
  return saved.value;
}

export async function removePracticeProvider(services: Services, provider: Provider): Promise<void> {
  await services.accounts.remove(provider.id);
  const removed = await services.directory.remove(provider);
  if (!removed.ok) throw new Error(`the definition was not removed: ${removed.error.kind}`);
  await services.health.forget(provider.id);
}

/** The helper that Git of this extension host would ask is the extension's. */
async function isClaimed(baseUrl: string): Promise<boolean> {
  const words = ['config', '--get-urlmatch', 'credential.helper', baseUrl];
  const { stdout } = await runProgram('git', words, { env: process.env });
  return stdout.includes('git-providers');
}
