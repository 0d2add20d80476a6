import { l10n, window } from 'vscode';
import type { GitHost } from '../../core/host/gitHost';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { runCommand } from '../commands/command';
import { refusalSentence } from '../words/refusalWords';
import { shownHost } from '../words/shownHost';
import { linkProblemSentence } from './linkWords';
import { readAddLink, type AddLink, type LinkAddress } from './readAddLink';

export interface OpenDeepLinkParts {
  readonly directory: Pick<ProviderDirectory, 'policy'>;
  readonly hosts: ReadonlyMap<string, GitHost>;
}

/** How the user is asked and told. */
export interface DeepLinkFaces {
  /** Resolves `true` when the user wants what the link asks for. */
  confirm(link: AddLink): Promise<boolean>;
  refuse(sentence: string): void;
  add(link: AddLink): Promise<void>;
}

/**
 * Follows a link that asks for a provider: shows the host in full, and opens the form only when the user agrees.
 * Nothing is saved, sent or tested by a link.
 */
export async function openDeepLink(
  { directory, hosts }: OpenDeepLinkParts,
  link: LinkAddress,
  faces: DeepLinkFaces = windowFaces,
): Promise<void> {
  const read = readAddLink(link, [...hosts.values()]);
  if (!read.ok) {
    faces.refuse(linkProblemSentence(read.error));
    return;
  }
  const refusal = directory.policy().refuses('write', read.value.baseUrl);
  if (refusal !== undefined) faces.refuse(refusalSentence(refusal));
  else if (await faces.confirm(read.value)) await faces.add(read.value);
}

const windowFaces: DeepLinkFaces = {
  async confirm(link) {
    const add = l10n.t('Add Provider…');
    const options = { modal: true, detail: confirmationDetail(link) };
    return (await window.showWarningMessage(confirmationSentence(link), options, add)) === add;
  },
  refuse(sentence) {
    void window.showErrorMessage(sentence);
  },
  async add({ prefill }) {
    await runCommand('addProvider', { prefill });
  },
};

export function confirmationSentence({ baseUrl }: AddLink): string {
  return l10n.t('A link asks you to add a provider for {0}.', shownHost(baseUrl));
}

export function confirmationDetail({ prefill: { baseUrl, organization, name } }: AddLink): string {
  const lines = [
    l10n.t('Address: {0}', baseUrl ?? ''),
    organization === undefined ? undefined : l10n.t('Organization: {0}', organization),
    name === undefined ? undefined : l10n.t('Name: {0}', name),
    '',
    l10n.t(
      'The token that you enter goes to this host. Go on only if you know the host and trust where the link comes from.',
    ),
  ];
  return lines.filter((line) => line !== undefined).join('\n');
}
