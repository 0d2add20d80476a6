import { l10n } from 'vscode';
import { parseBaseUrl } from '../../core/provider/baseUrl';
import { readPastedText, type PastedText } from '../../core/provider/pastedText';
import type { FormDraft, PasteOutcome } from '../../shared/form/formContract';
import type { FormParts } from './formParts';
import { isPublicService, suggestedName } from './suggestedName';

type Parts = Pick<FormParts, 'hosts' | 'directory'>;
type Repository = Extract<PastedText, { kind: 'repository' }>;

/** The draft with what follows from a repository's address; `undefined` for a text that is none. */
export function draftOfPaste(
  { hosts, directory }: Parts,
  text: string,
  draft: FormDraft,
): { readonly draft: FormDraft; readonly pasted: Repository } | undefined {
  const pasted = readPastedText(text, [...hosts.values()], directory.current().providers, draft.type);
  if (pasted.kind !== 'repository') return undefined;
  const { baseUrl, type = draft.type, organization = '' } = pasted;
  return { pasted, draft: { ...draft, type, baseUrl: baseUrl.href, organization } };
}

/** @param typeIsFixed the type of a saved provider does not change */
export function pasteIntoDraft(
  parts: Parts,
  text: string,
  draft: FormDraft,
  typeIsFixed: boolean,
): PasteOutcome {
  const { hosts, directory } = parts;
  const repository = draftOfPaste(parts, text, draft);
  const pasted =
    repository?.pasted ?? readPastedText(text, [...hosts.values()], directory.current().providers);
  if (pasted.kind === 'unknown') {
    return {
      kind: 'unknown',
      sentence: l10n.t('This is neither the address of a repository nor a token of a known form.'),
    };
  }
  const host = hosts.get(pasted.type ?? draft.type);
  const label = host?.label ?? '';
  if (typeIsFixed && host !== undefined && host.type !== draft.type) {
    return {
      kind: 'unknown',
      sentence: l10n.t('This belongs to {0}, and the type of this provider cannot change.', label),
    };
  }
  if (repository !== undefined) {
    const named = withName(parts, draft, repository.draft);
    return { kind: 'repository', draft: named, sentence: repositorySentence(repository.pasted, named) };
  }
  const moved =
    host === undefined ? draft : { ...draft, type: host.type, baseUrl: baseUrlFor(parts, host, draft) };
  return {
    kind: 'token',
    draft: withName(parts, draft, moved),
    sentence: l10n.t('This is a {0} token. It is in the token field now.', label),
  };
}

/** A name that was suggested follows, one that was typed stays. */
function withName(parts: Parts, before: FormDraft, after: FormDraft): FormDraft {
  const typed = before.name.trim() !== '' && before.name !== suggestedName(parts, before);
  return typed ? after : { ...after, name: suggestedName(parts, after) };
}

/** A server's address stays: a token does not tell which server it is for. */
function baseUrlFor(
  { hosts }: Parts,
  host: { readonly publicBaseUrl: string; readonly type: string },
  draft: FormDraft,
): string {
  const baseUrl = parseBaseUrl(draft.baseUrl);
  const replace = baseUrl.ok
    ? isPublicService(baseUrl.value, hosts) && draft.type !== host.type
    : draft.baseUrl.trim() === '';
  return replace ? host.publicBaseUrl : draft.baseUrl;
}

function repositorySentence({ heldSecret, baseUrl }: Repository, { organization }: FormDraft): string {
  if (heldSecret) {
    return l10n.t(
      'Filled in from the address. It held a password or token, which was left out: whoever has the address has that too.',
    );
  }
  return organization === ''
    ? l10n.t('Filled in from the address: {0}.', baseUrl.href)
    : l10n.t('Filled in from the address: {0} on {1}.', organization, baseUrl.href);
}
