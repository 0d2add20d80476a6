import type { LogOutputChannel } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import type { Secret } from '../../core/account/secret';
import type { GitHost } from '../../core/host/gitHost';
import { nameKey } from '../../core/provider/definitionRules';
import { userScope, type ProviderDefinition } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { runWizard } from '../quickInput/wizard';
import { addProviderSteps, named, type AddProviderAnswers } from './addProviderSteps';
import { runCommand } from './command';
import { tellSaveProblem } from './tellSaveProblem';
import { tellTokenProblem } from './tellTokenProblem';

export interface AddProviderParts {
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly hosts: ReadonlyMap<string, GitHost>;
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
  { directory, accounts, log }: AddProviderParts,
  definition: ProviderDefinition,
  token: Secret,
  email: string | undefined,
): Promise<void> {
  const provider = { ...definition, scope: userScope };
  const isFirst = directory.current().providers.length === 0;
  const stored = await accounts.save(provider, { token, ...(email !== undefined && { email }) });
  if (!stored.ok) {
    tellTokenProblem(stored.error);
    return;
  }
  const saved = await directory.save(definition, userScope);
  if (!saved.ok) {
    await accounts.remove(definition.id);
    await tellSaveProblem(saved.error, log);
    return;
  }
  if (isFirst) await directory.setDefault(userScope, saved.value);
  await runCommand('testConnection', saved.value.id);
}
