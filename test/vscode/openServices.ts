import { extensions } from 'vscode';
import type { Services } from '../../src/services';
import { until } from '../browser/until';

/** What the running extension is made of, once Git in this window can ask it. */
export async function openServices(): Promise<Services> {
  const extension = extensions.getExtension<{ readonly services?: Services }>('git-providers.git-providers');
  const services = (await extension?.activate())?.services;
  if (services === undefined) throw new Error('the extension does not run in test mode');
  await until('the broker', () => services.gitIntegration.reachesGit() || undefined);
  return services;
}
