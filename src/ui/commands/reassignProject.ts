import { l10n, ThemeIcon, window, type LogOutputChannel } from 'vscode';
import type { RememberedChoices } from '../../core/credential/rememberedChoices';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { Project } from '../../core/project/project';
import type { Provider } from '../../core/provider/provider';
import { checkNewProvider } from '../projects/checkNewProvider';
import { pickProject, type PickProjectParts } from '../projects/pickProject';
import { askChoice } from '../quickInput/askChoice';
import { runWizard, type StepOutcome, type StepPosition, type WizardStep } from '../quickInput/wizard';
import { repositoryKeyOf } from '../remoteSources/repositoryKeyOf';
import type { UsableAccountParts } from '../remoteSources/usableAccount';
import { whileBusy } from '../remoteSources/whileBusy';
import { newProviderSentence } from '../words/projectWords';
import { runCommand } from './command';
import { providerItem } from './pickProvider';
import { saveOrTell, tellSaveProblem } from './saveOrTell';

export interface ReassignProjectParts extends PickProjectParts, UsableAccountParts {
  readonly tester: Pick<ConnectionTester, 'verify'>;
  readonly remembered: Pick<RememberedChoices, 'write'>;
  readonly log: LogOutputChannel;
}

interface Answers {
  readonly to?: Provider;
  /** Why the provider may not do; absent where nothing was found. */
  readonly doubt?: string | undefined;
}

/** Milliseconds for which the status bar says that it is done. */
const toldMs = 5_000;

/** Binds a project to another provider of its host, once it was looked whether that one can read and push. */
export async function reassignProject(parts: ReassignProjectParts, argument: unknown): Promise<void> {
  const { directory, log } = parts;
  const project = await pickProject(parts, argument, l10n.t('Reassign Provider'));
  if (project === undefined) return;
  const refusal = directory.policy().refuses('write');
  if (refusal !== undefined) {
    await tellSaveProblem({ kind: 'refused', refusal }, project.scope, log);
    return;
  }
  const others = successors(parts, project);
  const title = l10n.t('Reassign Provider of {0}', project.name);
  if (others.length === 0) {
    await offerToAdd(project);
    return;
  }
  const start: Answers = {};
  const answers = await runWizard(start, [askSuccessor(parts, title, project, others), askDoubt(title)]);
  if (answers?.to !== undefined) await reassign(parts, project, answers.to);
}

/** Active providers that can answer for the repository. */
function successors({ directory, hosts }: ReassignProjectParts, project: Project): readonly Provider[] {
  return directory.current().providers.filter((provider) => {
    const host = hosts.get(provider.type);
    return (
      provider.id !== project.providerId &&
      provider.status === 'active' &&
      host !== undefined &&
      repositoryKeyOf(provider, host, project.repositoryUrl) !== undefined
    );
  });
}

async function offerToAdd({ repositoryUrl }: Project): Promise<void> {
  const add = l10n.t('Add Provider…');
  const sentence = l10n.t('There is no other active provider for the host of {0}.', repositoryUrl);
  if ((await window.showErrorMessage(sentence, add)) === add) {
    await runCommand('addProvider', { prefill: { url: repositoryUrl } });
  }
}

/** Goes on once it was looked what the chosen one may do. */
function askSuccessor(
  parts: ReassignProjectParts,
  title: string,
  project: Project,
  others: readonly Provider[],
): WizardStep<Answers> {
  const items = others.map((other) => providerItem(other, parts.hosts));
  return {
    applies: () => true,
    async ask({ to }, position) {
      const placeholder = l10n.t('Which provider takes over?');
      let active = to;
      for (;;) {
        const question = { title, placeholder, items, position, ...(active !== undefined && { active }) };
        const answer = await askChoice<Provider>(question);
        if (answer.kind !== 'next') return answer;
        active = answer.value;
        const looked = await look(parts, title, project, active, { ...position, canGoBack: true });
        if (looked.kind === 'cancel') return looked;
        if (looked.kind === 'next') return { kind: 'next', value: { to: active, doubt: looked.value } };
      }
    },
  };
}

async function look(
  parts: ReassignProjectParts,
  title: string,
  project: Project,
  to: Provider,
  position: StepPosition,
): Promise<StepOutcome<string | undefined>> {
  const verify: ConnectionTester['verify'] = (provider, account) => parts.tester.verify(provider, account);
  const leaving = new AbortController();
  const asked = checkNewProvider({ ...parts, verify }, to, project, leaving.signal);
  // Whoever leaves before it is there does not hear of it.
  asked.catch(() => undefined);
  const placeholder = l10n.t('Looking what “{0}” may do in this repository…', to.name);
  const outcome = await whileBusy({ title, placeholder, position }, asked);
  leaving.abort();
  return outcome.kind === 'next' ? { kind: 'next', value: newProviderSentence(outcome.value) } : outcome;
}

function askDoubt(title: string): WizardStep<Answers> {
  return {
    applies: ({ doubt }) => doubt !== undefined,
    async ask({ to, doubt = '' }, position) {
      const answer = await askChoice<'anyway' | 'other'>({
        title,
        placeholder: l10n.t('“{0}” may not do for this repository.', to?.name ?? ''),
        items: [
          {
            label: l10n.t('Choose Another Provider…'),
            detail: doubt,
            iconPath: new ThemeIcon('arrow-left'),
            value: 'other',
          },
          {
            label: l10n.t('Reassign Anyway'),
            iconPath: new ThemeIcon('warning'),
            value: 'anyway',
          },
        ],
        position,
      });
      if (answer.kind !== 'next') return answer;
      return answer.value === 'other' ? { kind: 'back' } : { kind: 'next', value: {} };
    },
  };
}

async function reassign(parts: ReassignProjectParts, project: Project, to: Provider): Promise<void> {
  const { directory, hosts, remembered, log } = parts;
  const saved = await saveOrTell(() => directory.reassign([project], to), project.scope, log);
  if (!saved.ok) return;
  const host = hosts.get(to.type);
  const key = host && repositoryKeyOf(to, host, project.repositoryUrl);
  // An earlier choice would come before what a workspace's settings say.
  if (key !== undefined) await remembered.write(key, to.id);
  window.setStatusBarMessage(
    l10n.t('{project} now uses “{provider}”.', { project: project.name, provider: to.name }),
    toldMs,
  );
}
