import { parseBaseUrl, type BaseUrl } from '../../core/provider/baseUrl';
import type { GitHost } from '../../core/host/gitHost';
import type { Prefill } from '../../core/provider/prefill';
import { scopeKey, userScope } from '../../core/provider/provider';
import type { FormDraft } from '../../shared/form/formContract';
import { dateOfInstant } from './expiryDate';
import { usableSummary, type FormFacts } from './formFacts';
import type { FormParts } from './formParts';
import { draftOfPaste } from './pasteIntoDraft';
import { suggestedName } from './suggestedName';

type Parts = Pick<FormParts, 'hosts' | 'directory'>;

/** What is saved, as the form shows it. */
export function savedDraft({ directory }: Pick<Parts, 'directory'>, facts: FormFacts): FormDraft | undefined {
  const { provider } = facts;
  if (provider === undefined) return undefined;
  const account = usableSummary(facts);
  return {
    type: provider.type,
    name: provider.name,
    baseUrl: provider.baseUrl.href,
    organization: provider.organization ?? '',
    username: account?.username ?? '',
    email: account?.email ?? '',
    expiresAt: dateOfInstant(account?.expiresAt),
    scope: scopeKey(provider.scope),
    environment: provider.environment ?? '',
    rotationDays: provider.rotationDays === undefined ? '' : String(provider.rotationDays),
    helpUrl: provider.helpUrl ?? '',
    status: provider.status,
    isDefault: directory.current().defaultProvider?.id === provider.id,
  };
}

/** What a form for a new provider starts with. */
export function newDraft(parts: Parts, prefill: Prefill = {}): FormDraft {
  const { hosts, directory } = parts;
  const policy = directory.policy();
  const allowed = [...hosts.values()].find((host) => policy.allowsHost(publicBaseUrl(host)));
  const first = allowed ?? [...hosts.values()][0];
  const empty: FormDraft = {
    type: first?.type ?? '',
    name: '',
    baseUrl: allowed?.publicBaseUrl ?? '',
    organization: '',
    username: '',
    email: '',
    expiresAt: '',
    scope: scopeKey(userScope),
    environment: '',
    rotationDays: '',
    helpUrl: '',
    status: 'active',
    isDefault: directory.current().providers.length === 0,
  };
  const draft = withPrefill(parts, empty, prefill);
  return { ...draft, name: prefill.name ?? suggestedName(parts, draft) };
}

/** A repository's address says the most, and what is given by itself stands. */
function withPrefill(parts: Parts, empty: FormDraft, prefill: Prefill): FormDraft {
  const { url, type, baseUrl, organization } = prefill;
  const pasted = url === undefined ? empty : (draftOfPaste(parts, url, empty)?.draft ?? empty);
  const host = parts.hosts.get(type ?? '');
  const typed = host === undefined ? pasted : { ...pasted, type: host.type };
  const moved = host !== undefined && url === undefined ? { ...typed, baseUrl: host.publicBaseUrl } : typed;
  return {
    ...moved,
    ...(baseUrl !== undefined && { baseUrl }),
    ...(organization !== undefined && { organization }),
  };
}

function publicBaseUrl({ publicBaseUrl: href }: GitHost): BaseUrl {
  const parsed = parseBaseUrl(href);
  if (!parsed.ok) throw new Error(`${href} is no base URL`);
  return parsed.value;
}
