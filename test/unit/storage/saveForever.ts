import { Secret } from '../../../src/core/account/secret';
import { parseBaseUrl, type BaseUrl } from '../../../src/core/provider/baseUrl';
import { userScope, type Provider } from '../../../src/core/provider/provider';
import { savingWindow, workspaceScope } from './savingWindow';

function baseUrl(text: string): BaseUrl {
  const parsed = parseBaseUrl(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

/** Adds, changes, moves and removes providers, both records of each, until somebody ends the process. */
async function saveForever(folder: string): Promise<void> {
  const { saver } = savingWindow(folder);
  process.send?.('ready');
  for (;;) {
    const id = crypto.randomUUID();
    const definition = {
      id,
      name: `Provider ${id}`,
      type: 'gitlab',
      baseUrl: baseUrl('https://gitlab.acme.com'),
      status: 'active' as const,
    };
    const added = settled(await saver.add(definition, userScope, { token: new Secret(`token of ${id}`) }));
    const moved = settled(
      await saver.changeWithToken(added, { ...definition, baseUrl: baseUrl('https://gitlab.acme.com/git') }),
    );
    const shared = settled(await saver.move(moved, workspaceScope));
    process.send?.('round');
    if (Math.random() < 0.5) await saver.remove(shared);
  }
}

function settled(result: { readonly ok: boolean; readonly value?: Provider }): Provider {
  if (!result.ok || result.value === undefined) throw new Error(JSON.stringify(result));
  return result.value;
}

void saveForever(process.argv[2] ?? '');
