import { rotateOnHost, type RotateOnHostParts } from '../../../src/core/lifecycle/rotation/rotateOnHost';
import type { RotationPlan } from '../../../src/core/lifecycle/rotation/planRotation';
import { rotatingWindow } from './rotatingWindow';

/** Tells that the point is reached, and waits there to be killed. */
function stop(): Promise<never> {
  process.send?.('there');
  return new Promise(() => setInterval(() => undefined, 1000));
}

/** Rotates a token as far as the point of which the parent wants to know what comes of a kill. */
async function rotateUntil(point: string, folder: string, baseUrl: string): Promise<void> {
  const window = rotatingWindow(folder, baseUrl);
  const plan = await window.plan();
  const { accounts, journal } = window.parts;
  const before: RotationPlan = { ...plan, client: { ...plan.client, rotate: stop } };
  const unstored: RotateOnHostParts = { ...window.parts, accounts: { ...accounts, save: stop } };
  const stored: RotateOnHostParts = {
    ...window.parts,
    journal: { ...journal, begin: async (it) => ({ ...(await journal.begin(it)), end: stop }) },
  };
  const expiresOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  if (point === 'before') await rotateOnHost(window.parts, before, expiresOn);
  else if (point === 'unstored') await rotateOnHost(unstored, plan, expiresOn);
  else if (point === 'stored') await rotateOnHost(stored, plan, expiresOn);
  else await rotateOnHost(window.parts, plan, expiresOn);
}

const [, , point = '', folder = '', baseUrl = ''] = process.argv;
void rotateUntil(point, folder, baseUrl);
