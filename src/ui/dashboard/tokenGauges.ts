import { l10n } from 'vscode';
import { tokenSince } from '../../core/account/tokenSince';
import { tokenAge } from '../../core/lifecycle/tokenAge';
import { daysLeft, expiryNoticeDays, type AccountSummary } from '../../core/provider/providerState';
import type { Gauge } from '../../shared/dashboard/dashboardRow';
import { tokenAgeLabel } from '../words/dashboardWords';
import { rotateLabel } from '../words/lifecycleWords';
import type { ShownTimes } from './shownTimes';

/** A bar of this many days is full: an expiry further away worries nobody. */
const expiryScaleDays = 90;
/** Sorts after every date. */
const never = 1_000_000;

/** How long the token lasts. */
export function expiryGauge(account: AccountSummary | undefined, now: Date, times: ShownTimes): Gauge {
  if (account === undefined) return { label: l10n.t('No token'), tone: 'calm' };
  const { expiresAt } = account;
  if (expiresAt === 'never') return { label: l10n.t('Never'), days: never, tone: 'calm' };
  const days = daysLeft(expiresAt, now);
  if (expiresAt === undefined || days === undefined) return { label: l10n.t('Unknown'), tone: 'calm' };
  const at = new Date(expiresAt);
  return {
    label: times.relative(at, now),
    title: times.moment(at),
    days,
    share: Math.min(Math.max(days / expiryScaleDays, 0), 1),
    tone: days < 0 ? 'over' : days <= expiryNoticeDays ? 'near' : 'calm',
  };
}

/**
 * How old the token is, as far as this machine knows: since it was entered.
 *
 * @param rotation days after which it should be replaced; 0 for never
 */
export function ageGauge(
  account: AccountSummary | undefined,
  rotation: number,
  now: Date,
  times: ShownTimes,
): Gauge {
  if (account === undefined) return { label: l10n.t('No token'), tone: 'calm' };
  const days = tokenAge(account, now);
  if (days === undefined) return { label: l10n.t('Unknown'), tone: 'calm' };
  const day = times.day(new Date(tokenSince(account)));
  const isOld = rotation > 0 && days >= rotation;
  const gauge = {
    label: tokenAgeLabel(days, rotation),
    title: isOld ? l10n.t('{0}, saved on {1}', rotateLabel(days), day) : l10n.t('Saved on {0}', day),
    days,
  };
  if (rotation === 0) return { ...gauge, tone: 'calm' };
  const tone = isOld ? 'over' : rotation - days <= expiryNoticeDays ? 'near' : 'calm';
  return { ...gauge, share: Math.min(days / rotation, 1), tone };
}
