import type { LogOutputChannel } from 'vscode';
import type { Secret } from '../../core/account/secret';
import type { GitHost } from '../../core/host/gitHost';
import { nameKey } from '../../core/provider/definitionRules';
import { userScope, type ProviderDefinition } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { ProviderSaver } from '../../core/provider/providerSaver';
import type { TokenStored } from '../notices/storedTokenNotice';
import { runWizard } from '../quickInput/wizard';
import { addProviderSteps, named, type AddProviderAnswers } from './addProviderSteps';
import { runCommand } from './command';
import { saveOrTell } from './saveOrTell';

export interface AddProviderParts {
  readonly directory: ProviderDirectory;
  readonly saver: ProviderSaver;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly tokenStored: TokenStored;
  readonly log: LogOutputChannel;
}

/** Asks for a new provider step by step, saves it, and tests it right after. */
export async function addProvider(parts: AddProviderParts): Promise<void> {
  const taken = new Set(parts.directory.current().providers.map(({ name }) => nameKey(name)));
  const answers = await runWizard<AddProviderAnswers>({}, addProviderSteps({ hosts: parts.hosts, taken }));
  const { host, name, baseUrl, token, email } = answers ?? {};
  if (host === undefined || name === undefined || baseUrl === undefined || token === undefined) return;
  const organization = named(answers?.organization);
  const definition: ProviderDefinition = {
    id: crypto.randomUUID(),
    name,
    type: host.type,
    baseUrl,
    status: 'active',
    ...(organization !== undefined && { organization }),
  };
  await save(parts, definition, token, host.needsEmail(baseUrl, token) ? email : undefined);
}

async function save(
  { directory, saver, tokenStored, log }: AddProviderParts,
  definition: ProviderDefinition,
  token: Secret,
  email: string | undefined,
): Promise<void> {
  const isFirst = directory.current().providers.length === 0;
  const account = { token, ...(email !== undefined && { email }) };
  const saved = await saveOrTell(() => saver.add(definition, userScope, account), userScope, log);
  if (!saved.ok) return;
  tokenStored(saved.value, token);
  if (isFirst) await saveOrTell(() => directory.setDefault(userScope, saved.value), userScope, log);
  await runCommand('testConnection', saved.value.id);
}
