import { l10n, ProgressLocation, window } from 'vscode';
import type { RotationPlan } from '../../core/lifecycle/rotation/planRotation';
import { rotateOnHost, type RotationEnd } from '../../core/lifecycle/rotation/rotateOnHost';
import { readRotationDays } from '../dashboard/rotationDays';
import { rotationSentences } from '../words/rotateWords';
import { askExpiryDay, shownDay, type ExpiryDay } from './askExpiryDay';
import { keepByHand } from './keepByHand';
import type { RotateParts } from './rotateParts';
import { tellNotRotated } from './tellNotRotated';
import { tellRotated } from './tellRotated';
import { tokenUsage, type TokenUsage } from './tokenUsage';

/** Has the host replace a token: asks how long the new one is to live, says what happens to whom, does it, and tells. */
export async function rotateHere(parts: RotateParts, plan: RotationPlan): Promise<void> {
  const { provider, account } = plan;
  const { twins, ...known } = await tokenUsage(parts, provider, account.token);
  // Those at another path of the host get no new token; that they still have the dead one is said afterwards.
  const usage = { ...known, twins: twins.filter(({ baseUrl }) => baseUrl.href === provider.baseUrl.href) };
  let latestDay: string | undefined;
  for (;;) {
    const wanted = await askExpiryDay({
      title: l10n.t('Rotate Token: {0}', provider.name),
      now: parts.now(),
      usualDays: provider.rotationDays ?? readRotationDays(),
      ...(latestDay !== undefined && { latestDay }),
    });
    if (wanted === undefined || !(await confirm(plan, wanted, usage))) return;
    const end = await rotate(parts, plan, wanted);
    latestDay = latestDayOf(end);
    if (latestDay !== undefined) continue;
    if (end.kind === 'rotated') await tellRotated(parts, provider, end, usage);
    else await tellNotRotated(parts, provider, end);
    return;
  }
}

async function confirm(
  { provider }: RotationPlan,
  { day, longest }: ExpiryDay,
  usage: TokenUsage,
): Promise<boolean> {
  const rotate = l10n.t('Rotate');
  const until = longest
    ? l10n.t('The new token is valid for as long as the host allows.')
    : l10n.t('The new token is valid until {0}.', shownDay(day));
  const answer = await window.showWarningMessage(
    l10n.t('Rotate the token of “{0}”?', provider.name),
    { modal: true, detail: [...rotationSentences(usage), until].join('\n\n') },
    rotate,
  );
  return answer === rotate;
}

/** Whoever wants the longest time gets the day that the host names when it refuses a later one, which changes nothing. */
async function rotate(
  parts: RotateParts,
  plan: RotationPlan,
  { day, longest }: ExpiryDay,
): Promise<RotationEnd> {
  const { provider } = plan;
  const title = l10n.t('Rotating the token of “{0}”', provider.name);
  return window.withProgress({ location: ProgressLocation.Window, title }, async () => {
    const storage = await parts.storage.open();
    const run = (expiresOn: string): Promise<RotationEnd> =>
      rotateOnHost(
        {
          accounts: parts.accounts,
          health: parts.health,
          providers: () => parts.directory.current().providers,
          journal: storage.rotations,
          takeTurn: () => storage.takeRotationTurn(),
          keepByHand: keepByHand(provider.name),
          now: parts.now,
          log: (problem, cause) => {
            parts.log.error(problem, cause instanceof Error ? cause.message : String(cause));
          },
        },
        plan,
        expiresOn,
      );
    const end = await run(day);
    const latest = latestDayOf(end);
    return longest && latest !== undefined && latest < day ? run(latest) : end;
  });
}

function latestDayOf(end: RotationEnd): string | undefined {
  return end.kind === 'refused' && end.error.kind === 'notAccepted' ? end.error.latestDay : undefined;
}
