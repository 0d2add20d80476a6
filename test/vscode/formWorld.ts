import assert from 'node:assert/strict';
import { Uri } from 'vscode';
import type { Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import type { FormDraft, FormModel, SaveOutcome } from '../../src/shared/form/formContract';
import type { FormParts } from '../../src/ui/form/formParts';
import type { FormStart } from '../../src/ui/form/formSession';
import { serveForm, type ServedForm } from '../../src/ui/form/serveForm';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { openServices } from './openServices';
import { createPageOfForm, type PageOfForm } from './pageOfForm';

export interface OpenPage extends PageOfForm {
  readonly model: FormModel;
  readonly form: ServedForm;
  /** What the form has told of itself. */
  readonly seen: readonly string[];
}

/** Forms over the real services and practice hosts. */
export interface FormWorld {
  readonly services: Services;
  readonly parts: FormParts;
  readonly hosts: PracticeHosts;
  open(start?: FormStart): Promise<OpenPage>;
  /** A form whose new provider, *Acme GitLab*, is saved and tested. */
  add(fields?: Partial<FormDraft>): Promise<OpenPage>;
  gitlabDraft(model: FormModel, fields?: Partial<FormDraft>): FormDraft;
  token(label: string): string;
  saved(name: string): Provider;
  /** Requests to the GitLab host that carried a credential. */
  credentials(): readonly unknown[];
  /** Closes all forms, and deletes all providers. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export async function createFormWorld(): Promise<FormWorld> {
  const services = await openServices();
  const parts: FormParts = { ...services, tokenStored: () => undefined, extensionUri: Uri.file('/') };
  const hosts = await startPracticeHosts({ only: ['gitlab', 'bitbucket'] });
  const forms: ServedForm[] = [];
  const token = (label: string): string => hosts.gitlab.token(label).token;
  const open = async (start: FormStart = {}): Promise<OpenPage> => {
    const page = createPageOfForm();
    const seen: string[] = [];
    const form = serveForm(parts, page.webview, start, {
      saved: ({ name }) => void seen.push(`saved ${name}`),
      gone: () => void seen.push('gone'),
      close: () => void seen.push('close'),
    });
    forms.push(form);
    return { ...page, form, seen, model: await page.request('open', {}) };
  };
  const gitlabDraft = ({ draft }: FormModel, fields: Partial<FormDraft> = {}): FormDraft => ({
    ...draft,
    type: 'gitlab',
    name: 'Acme GitLab',
    baseUrl: hosts.gitlab.baseUrls.server,
    organization: 'acme',
    ...fields,
  });
  return {
    services,
    parts,
    hosts,
    open,
    gitlabDraft,
    token,
    async add(fields = {}) {
      const page = await open();
      const draft = gitlabDraft(page.model, fields);
      assertSaved(await page.request('save', { draft, token: token('full access') }));
      await page.event('tested');
      return page;
    },
    saved(name) {
      const found = services.directory.current().providers.find((each) => each.name === name);
      assert.ok(found, `${name} is saved`);
      return found;
    },
    credentials: () => hosts.gitlab.requests.filter(({ credential }) => credential !== undefined),
    async reset() {
      for (const form of forms.splice(0)) form.dispose();
      hosts.gitlab.faults.clear();
      hosts.gitlab.clearRequests();
      for (const provider of services.directory.current().providers) {
        await services.accounts.remove(provider.id);
        await services.directory.remove(provider);
      }
    },
    close: () => hosts.closeAll(),
  };
}

export function assertSaved(outcome: SaveOutcome): FormModel {
  if (outcome.kind !== 'saved') assert.fail(JSON.stringify(outcome));
  return outcome.model;
}
