import { l10n } from 'vscode';
import type { GitHost } from '../../core/host/gitHost';
import { parseBaseUrl, servedHost, type BaseUrl } from '../../core/provider/baseUrl';
import { nameKey } from '../../core/provider/definitionRules';
import type { FormDraft } from '../../shared/form/formContract';
import { suggestName } from '../commands/suggestName';
import type { FormParts } from './formParts';

/**
 * A free name that says what the provider is for.
 *
 * @param id of the provider that may keep its name
 */
export function suggestedName(
  { hosts, directory }: Pick<FormParts, 'hosts' | 'directory'>,
  draft: FormDraft,
  id?: string,
): string {
  const others = directory.current().providers.filter((each) => each.id !== id);
  const taken = new Set(others.map(({ name }) => nameKey(name)));
  const baseUrl = parseBaseUrl(draft.baseUrl);
  const host = hosts.get(draft.type);
  const isPublic = baseUrl.ok && isPublicService(baseUrl.value, hosts);
  const place = baseUrl.ok && !isPublic ? new URL(baseUrl.value.href).host : (host?.label ?? '');
  const organization = draft.organization.trim().replace(/^\/+|\/+$/g, '');
  const wish = organization === '' ? place : l10n.t('{0} on {1}', organization, place);
  return suggestName(wish.slice(0, 90), taken);
}

/** One of the addresses that providers of the known types start with. */
export function isPublicService(baseUrl: BaseUrl, hosts: ReadonlyMap<string, GitHost>): boolean {
  const served = servedHost(baseUrl);
  return [...hosts.values()].some((host) => new URL(host.publicBaseUrl).hostname === served);
}
