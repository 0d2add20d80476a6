import { l10n } from 'vscode';
import type { DetectedProduct } from '../../core/host/gitHost';
import type { HostError } from '../../core/host/hostError';
import { checkBaseUrl } from '../../core/provider/definitionRules';
import type { BaseUrl } from '../../core/provider/baseUrl';
import type { Detection, FormDraft } from '../../shared/form/formContract';
import type { Result } from '../../shared/result';
import { hostErrorSentence } from '../words/hostErrorWords';
import type { FormParts } from './formParts';

type Parts = Pick<FormParts, 'hosts' | 'directory'>;
type Answer = Result<DetectedProduct | undefined, HostError>;

/** Finds out what is behind the base URLs that are typed into one form. */
export interface Detector {
  /** Gives nothing where nobody may be asked, and for a question that the next one has overtaken. */
  detect(draft: FormDraft, typeIsFixed: boolean): Promise<Detection>;
  dispose(): void;
}

const limitMs = 5000;

/** No request carries a token. What a server has answered is known for as long as the form is open. */
export function createDetector({ hosts, directory }: Parts): Detector {
  const known = new Map<string, Answer>();
  let running: AbortController | undefined;
  const ask = async (
    baseUrl: BaseUrl,
    { type }: FormDraft,
    signal: AbortSignal,
  ): Promise<Answer | undefined> => {
    // Any of them can ask; the one that is chosen is the likeliest to be loaded.
    const host = hosts.get(type) ?? [...hosts.values()][0];
    const before = known.get(baseUrl.href);
    if (before !== undefined || host === undefined) return before;
    try {
      const answer = await host.detect(baseUrl, AbortSignal.any([signal, AbortSignal.timeout(limitMs)]));
      if (answer.ok) known.set(baseUrl.href, answer);
      return answer;
    } catch (cause) {
      if (signal.aborted) return undefined;
      if (cause instanceof DOMException && cause.name === 'TimeoutError') {
        return { ok: false, error: { kind: 'unreachable', origin: baseUrl.origin, reason: 'timedOut' } };
      }
      throw cause;
    }
  };
  return {
    async detect(draft, typeIsFixed) {
      running?.abort();
      const baseUrl = checkBaseUrl(draft.baseUrl, [...hosts.values()]);
      if (!baseUrl.ok || directory.policy().refuses('write', baseUrl.value) !== undefined) return {};
      running = new AbortController();
      const answer = await ask(baseUrl.value, draft, running.signal);
      if (answer === undefined) return {};
      return answer.ok
        ? found(hosts, baseUrl.value, answer.value, draft, typeIsFixed)
        : { note: { severity: 'information', sentence: unreachedSentence(answer.error) } };
    },
    dispose: () => {
      running?.abort();
    },
  };
}

function found(
  hosts: FormParts['hosts'],
  baseUrl: BaseUrl,
  product: DetectedProduct | undefined,
  { type }: FormDraft,
  typeIsFixed: boolean,
): Detection {
  const host = hosts.get(product?.type ?? '');
  if (product === undefined || host === undefined) {
    const sentence = l10n.t(
      'What answers at {0} is not known as a Git host. Check the address.',
      baseUrl.href,
    );
    return { note: { severity: 'warning', sentence } };
  }
  const name = host.deployment(baseUrl);
  const shown = product.version === undefined ? name : l10n.t('{0}, version {1}', name, product.version);
  if (host.type === type) return { product: shown };
  if (!typeIsFixed) {
    return { product: shown, type: host.type, typeLabel: l10n.t('Use {0}', host.label) };
  }
  const sentence = l10n.t('{0} answers here, and the type of this provider cannot change.', host.label);
  return { product: shown, note: { severity: 'warning', sentence } };
}

function unreachedSentence(error: HostError): string {
  return l10n.t('{problem} You can save all the same.', { problem: hostErrorSentence(error) });
}
