import type { FormEvents, FormRequests } from '../../src/shared/form/formContract';
import { RequestRefused, type Rpc } from '../rpc';
import type { FormStore } from './formStore';

/** What the page's actions work with. */
export interface FormParts {
  readonly rpc: Rpc<FormRequests, FormEvents>;
  readonly store: FormStore;
  /** Says one sentence to screen readers, politely. */
  readonly announce: (sentence: string) => void;
}

/** Asks the extension. A refusal is shown, and there is no result. */
export async function ask<M extends keyof FormRequests>(
  { rpc, store, announce }: FormParts,
  method: M,
  params: FormRequests[M]['params'],
): Promise<FormRequests[M]['result'] | undefined> {
  try {
    return await rpc.request(method, params);
  } catch (cause) {
    if (!(cause instanceof RequestRefused)) throw cause;
    store.update({ notice: { kind: 'failed', sentence: cause.message, remedies: [] } });
    announce(cause.message);
    return undefined;
  }
}
