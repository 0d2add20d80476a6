import type { AccountSummaries } from '../../core/account/accountSummaries';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { GitHost } from '../../core/host/gitHost';
import type { HealthStore } from '../../core/provider/health';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { providerState, type AccountSummary } from '../../core/provider/providerState';
import type { UsageStore } from '../../core/provider/usage';
import type { DashboardRow, Moment } from '../../shared/dashboard/dashboardRow';
import { scopeWord } from '../words/dashboardWords';
import { shownHost } from '../words/shownHost';
import { absenceSentence, stateLabel } from '../words/stateWords';
import type { ShownTimes } from './shownTimes';
import { ageGauge, expiryGauge } from './tokenGauges';

export interface RowParts {
  readonly directory: Pick<ProviderDirectory, 'current'>;
  readonly summaries: Pick<AccountSummaries, 'of'>;
  readonly health: Pick<HealthStore, 'read'>;
  readonly tester: Pick<ConnectionTester, 'isTesting'>;
  readonly usage: Pick<UsageStore, 'read'>;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly now: () => Date;
  /** Days after which tokens should be replaced; 0 for never. */
  readonly rotationDays: () => number;
  readonly times: ShownTimes;
  /** The dashboard itself tests the provider, and can cancel it. */
  readonly isTestedHere: (id: string) => boolean;
}

/** What is the same for all rows that are read together. */
interface RowContext {
  readonly parts: RowParts;
  readonly now: Date;
  readonly rotationDays: number;
  readonly defaultId: string | undefined;
  readonly projects: ReadonlyMap<string, number>;
}

/** The rows of some providers, in their order. */
export async function readRows(
  parts: RowParts,
  providers: readonly Provider[],
): Promise<readonly DashboardRow[]> {
  const accounts = await Promise.all(providers.map((provider) => parts.summaries.of(provider)));
  const { projects, defaultProvider } = parts.directory.current();
  const counts = new Map<string, number>();
  for (const { providerId } of projects) counts.set(providerId, (counts.get(providerId) ?? 0) + 1);
  const context: RowContext = {
    parts,
    now: parts.now(),
    rotationDays: parts.rotationDays(),
    defaultId: defaultProvider?.id,
    projects: counts,
  };
  return providers.flatMap((provider, index) => {
    const account = accounts[index];
    return account === undefined ? [] : [rowOf(context, provider, account)];
  });
}

function rowOf(
  { parts, now, rotationDays, defaultId, projects }: RowContext,
  provider: Provider,
  account: Awaited<ReturnType<AccountSummaries['of']>>,
): DashboardRow {
  const { id, name, type, baseUrl, organization, environment, scope } = provider;
  const { health, tester, usage, hosts, times, isTestedHere } = parts;
  const known = health.read(id);
  const state = providerState(provider, account, known, now);
  const summary: AccountSummary | undefined = 'kind' in account ? undefined : account;
  // What was found out about another token says nothing of this one.
  const tested = known?.tokenSavedAt === summary?.savedAt ? known?.checkedAt : undefined;
  const lastTest = momentOf(tested === undefined ? undefined : new Date(tested), now, times);
  const lastUse = momentOf(usage.read(id), now, times);
  const testing = isTestedHere(id) ? 'here' : tester.isTesting(id) ? 'elsewhere' : undefined;
  return {
    id,
    name,
    state: state.kind,
    stateLabel: stateLabel(state),
    ...(state.kind === 'tokenMissing' && { stateReason: absenceSentence(state.absence) }),
    ...(testing !== undefined && { testing }),
    host: `${shownHost(baseUrl)}${baseUrl.path}`,
    deployment: hosts.get(type)?.deployment(baseUrl) ?? type,
    ...(summary?.username !== undefined && { account: summary.username }),
    ...(organization !== undefined && { organization }),
    isDefault: id === defaultId,
    ...(environment !== undefined && { environment }),
    scope: scopeWord(scope),
    expiry: expiryGauge(summary, now, times),
    age: ageGauge(summary, provider.rotationDays ?? rotationDays, now, times),
    projects: projects.get(id) ?? 0,
    ...(lastTest !== undefined && { lastTest }),
    ...(lastUse !== undefined && { lastUse }),
  };
}

function momentOf(at: Date | undefined, now: Date, times: ShownTimes): Moment | undefined {
  if (at === undefined || Number.isNaN(at.getTime())) return undefined;
  return { at: at.getTime(), label: times.relative(at, now), title: times.moment(at) };
}
