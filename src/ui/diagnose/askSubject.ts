import { l10n } from 'vscode';
import type { Subject, Trouble } from '../../core/diagnosis/troubleshooting/subject';
import { repositoryName } from '../../core/diagnosis/troubleshooting/repositoryName';
import type { Provider } from '../../core/provider/provider';
import { pickRemote } from '../credential/pickRemote';
import { withoutPassword } from '../credential/withoutPassword';
import { askText } from '../quickInput/askText';
import { troubleLabel } from '../words/diagnoseWords';
import { askAttempt } from './askAttempt';
import { askDiagnosedProvider } from './askDiagnosedProvider';
import { askDiagnosedRepository } from './askDiagnosedRepository';
import type { DiagnoseCommandParts } from './diagnoseCommandParts';
import type { Given } from './readGiven';

/** Asks for what a trouble is about, as far as the command was not called for it; `undefined` where the user leaves. */
export async function askSubject(
  parts: DiagnoseCommandParts,
  trouble: Trouble,
  given: Given,
): Promise<Subject | undefined> {
  const title = troubleLabel(trouble);
  if (trouble === 'creation') {
    const attempt = await askAttempt(parts.hosts, title);
    return attempt && { trouble, attempt };
  }
  if (trouble === 'clone') {
    const url = given.url ?? (await askAddress(parts, given, title));
    return url === undefined
      ? undefined
      : { trouble, url, ...(given.provider !== undefined && { provider: given.provider }) };
  }
  const provider = given.provider ?? (await askDiagnosedProvider(parts, title));
  if (provider === undefined) return undefined;
  switch (trouble) {
    case 'connection':
    case 'deletion':
      return { trouble, provider };
    case 'repositories':
      return askMissing(provider, given, title);
    case 'webhook':
      return askWebhook(parts, provider, given, title);
  }
}

async function askMissing(
  provider: Provider,
  { repository }: Given,
  title: string,
): Promise<Subject | undefined> {
  if (repository !== undefined) return { trouble: 'repositories', provider, missing: repository };
  const answer = await askText({
    title,
    prompt: l10n.t('A repository that is missing, with its organization. Leave it blank if all are.'),
    placeholder: `${provider.organization ?? 'acme'}/web`,
    validate: (text) =>
      text === '' || /^[^/\s]+(\/[^/\s]+)+$/.test(text)
        ? undefined
        : l10n.t('Enter organization and name with a slash between them.'),
  });
  if (answer.kind !== 'next') return undefined;
  return { trouble: 'repositories', provider, ...(answer.value !== '' && { missing: answer.value }) };
}

async function askWebhook(
  parts: DiagnoseCommandParts,
  provider: Provider,
  { repository, webhookId }: Given,
  title: string,
): Promise<Subject | undefined> {
  const about = { trouble: 'webhook', provider } as const;
  if (repository !== undefined) {
    return { ...about, repository, ...(webhookId !== undefined && { webhookId }) };
  }
  const answer = await askDiagnosedRepository(parts, provider, title);
  if (answer.kind !== 'next') return undefined;
  return { ...about, ...(answer.value !== undefined && { repository: answer.value }) };
}

/** The open repository's remote; one is typed where none is open, or it is none of the provider's. */
async function askAddress(
  parts: DiagnoseCommandParts,
  { provider, place }: Given,
  title: string,
): Promise<string | undefined> {
  const host = parts.hosts.get(provider?.type ?? '');
  const remote = await pickRemote(
    parts.resolver,
    place,
    title,
    ({ url }) =>
      provider === undefined || host === undefined || repositoryName(provider, host, url) !== undefined,
  );
  if (remote === 'cancelled') return undefined;
  if (typeof remote !== 'string') return withoutPassword(remote.url);
  const answer = await askText({
    title,
    prompt: l10n.t('Address of the repository that Git cannot clone, fetch or push'),
    placeholder: 'https://',
    validate: (text) => (text === '' ? l10n.t('Enter an address.') : undefined),
  });
  return answer.kind === 'next' ? withoutPassword(answer.value) : undefined;
}
