import { l10n, ThemeIcon } from 'vscode';
import { Secret } from '../../core/account/secret';
import type { AttemptedProvider } from '../../core/diagnosis/troubleshooting/subject';
import { parseBaseUrl } from '../../core/provider/baseUrl';
import type { GitHost } from '../../core/host/gitHost';
import { askChoice } from '../quickInput/askChoice';
import { askText } from '../quickInput/askText';
import { runWizard, type WizardStep } from '../quickInput/wizard';

interface Answers {
  readonly host?: GitHost;
  readonly baseUrl?: string;
  readonly name?: string;
  readonly token?: string;
}

/** What somebody tried to enter. Everything may be wrong or blank: that is what is to be found. */
export async function askAttempt(
  hosts: ReadonlyMap<string, GitHost>,
  title: string,
): Promise<AttemptedProvider | undefined> {
  const answers = await runWizard<Answers>({}, [
    hostStep(hosts, title),
    addressStep(title),
    nameStep(title),
    tokenStep(title),
  ]);
  if (answers?.host === undefined) return undefined;
  const { host, baseUrl = '', name = '', token = '' } = answers;
  return { name, type: host.type, baseUrl, ...(token !== '' && { token: new Secret(token) }) };
}

const always = (): boolean => true;
const anything = (): undefined => undefined;

function hostStep(hosts: ReadonlyMap<string, GitHost>, title: string): WizardStep<Answers> {
  return {
    applies: always,
    async ask({ host }, position) {
      const answer = await askChoice<GitHost>({
        title,
        placeholder: l10n.t('Which kind of host?'),
        items: [...hosts.values()].map((each) => ({
          label: each.label,
          iconPath: new ThemeIcon(each.icon),
          value: each,
        })),
        ...(host !== undefined && { active: host }),
        position,
      });
      return answer.kind === 'next' ? { kind: 'next', value: { host: answer.value } } : answer;
    },
  };
}

function addressStep(title: string): WizardStep<Answers> {
  return {
    applies: always,
    async ask({ host, baseUrl = host?.publicBaseUrl ?? '' }, position) {
      const prompt = l10n.t('Base URL of the host, as you entered it');
      const answer = await askText({ title, prompt, value: baseUrl, position, validate: anything });
      return answer.kind === 'next' ? { kind: 'next', value: { baseUrl: answer.value } } : answer;
    },
  };
}

function nameStep(title: string): WizardStep<Answers> {
  return {
    applies: always,
    async ask({ name = '' }, position) {
      const prompt = l10n.t('Name of the provider, as you entered it');
      const answer = await askText({ title, prompt, value: name, position, validate: anything });
      return answer.kind === 'next' ? { kind: 'next', value: { name: answer.value } } : answer;
    },
  };
}

function tokenStep(title: string): WizardStep<Answers> {
  return {
    applies: always,
    async ask({ host, baseUrl = '' }, position) {
      const parsed = parseBaseUrl(baseUrl);
      const url = host !== undefined && parsed.ok ? host.tokenPage(parsed.value, undefined) : undefined;
      const answer = await askText({
        title,
        prompt: l10n.t('Token, or nothing if you have none. It is looked at here, not sent and not stored.'),
        password: true,
        ...(url !== undefined && { page: { label: l10n.t('Open Token Page'), url } }),
        position,
        validate: anything,
      });
      return answer.kind === 'next' ? { kind: 'next', value: { token: answer.value } } : answer;
    },
  };
}
