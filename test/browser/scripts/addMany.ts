import { existsSync, writeFileSync } from 'node:fs';
import { extensions } from 'vscode';
import { Secret } from '../../../src/core/account/secret';
import { parseBaseUrl } from '../../../src/core/provider/baseUrl';
import { userScope } from '../../../src/core/provider/provider';
import type { Services } from '../../../src/services';
import { until } from '../until';

/** Adds providers as fast as it can, beginning when every window is ready. */
export async function run(): Promise<void> {
  const { WINDOW = '', WINDOWS = '', COUNT = '0', MEETING = '' } = process.env;
  const extension = extensions.getExtension<{ readonly services?: Services }>('git-providers.git-providers');
  const services = (await extension?.activate())?.services;
  if (services === undefined) throw new Error('the extension does not run in test mode');
  const baseUrl = parseBaseUrl('https://gitlab.acme.com');
  if (!baseUrl.ok) throw new Error(baseUrl.error);
  writeFileSync(`${MEETING}.${WINDOW}`, '');
  await until('the other windows', () =>
    WINDOWS.split(',').every((other) => existsSync(`${MEETING}.${other}`)) ? true : undefined,
  );
  for (let number = 1; number <= Number(COUNT); number++) {
    const definition = {
      id: crypto.randomUUID(),
      name: `${WINDOW} ${String(number)}`,
      type: 'gitlab',
      baseUrl: baseUrl.value,
      status: 'active' as const,
    };
    const saved = await services.saver.add(definition, userScope, { token: new Secret(`token-${WINDOW}`) });
    if (!saved.ok) throw new Error(`${definition.name}: ${JSON.stringify(saved.error)}`);
  }
}
