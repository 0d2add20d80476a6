import { l10n, ProgressLocation, window } from 'vscode';
import {
  planRotation,
  type RotationObstacle,
  type RotationPlan,
} from '../../core/lifecycle/rotation/planRotation';
import type { Provider } from '../../core/provider/provider';
import type { Result } from '../../shared/result';
import { replaceByHand } from '../rotate/replaceByHand';
import { rotateHere } from '../rotate/rotateHere';
import type { RotateParts } from '../rotate/rotateParts';
import { isRefused } from '../transfer/refused';
import { obstacleSentence } from '../words/rotateWords';
import { runCommand } from './command';
import { pickProvider } from './pickProvider';

export type RotateTokenParts = RotateParts;

/** Replaces a token by a new one: through the host's API where that is possible, by hand elsewhere. */
export async function rotateToken(parts: RotateTokenParts, argument: unknown): Promise<void> {
  if (isRefused(parts.directory, 'write')) return;
  const provider = await pickProvider(parts, argument, l10n.t('Rotate Token'));
  const host = parts.hosts.get(provider?.type ?? '');
  if (provider === undefined || host === undefined) return;
  const old = await parts.accounts.read(provider);
  if (!old.ok) {
    await runCommand('updateToken', provider.id);
    return;
  }
  if (host.capabilities(provider.baseUrl).rotationScope !== undefined) {
    const plan = await planned(parts, provider);
    if (plan.ok) {
      await rotateHere(parts, plan.value);
      return;
    }
    if (!(await wantsByHand(plan.error, provider))) return;
  }
  await replaceByHand(parts, { provider, host }, old.value);
}

function planned(
  { accounts, hosts, directory }: RotateTokenParts,
  provider: Provider,
): Thenable<Result<RotationPlan, RotationObstacle>> {
  const title = l10n.t('Asking the host about the token of “{0}”', provider.name);
  const policy = () => directory.policy();
  return window.withProgress({ location: ProgressLocation.Window, title }, () =>
    // The client has its own deadline.
    planRotation({ accounts, hosts, policy }, provider, new AbortController().signal),
  );
}

/** A host that cannot be reached cannot test another token either. */
async function wantsByHand(obstacle: RotationObstacle, { id }: Provider): Promise<boolean> {
  const dead = obstacle.kind === 'hostError' && obstacle.error.kind === 'unauthorized';
  const byHand = dead || obstacle.kind === 'notOffered' || obstacle.kind === 'scopeMissing';
  const create = l10n.t('Create New Token…');
  const test = l10n.t('Test Connection');
  const answer = await window.showWarningMessage(obstacleSentence(obstacle), byHand ? create : test);
  if (answer === test) await runCommand('testConnection', id);
  return answer === create;
}
