import type { Explanation } from '../../credential/explanation';
import type { GitHost } from '../../host/gitHost';
import type { Provider } from '../../provider/provider';
import type { GitAsks } from './cause';
import { failed, warning, type FoundCause } from './diagnosis';
import { isInOrganization, repositoryName } from './repositoryName';
import { treat, type Treatment } from './treatment';

const editOrganization = { kind: 'editField', field: 'organization' } as const;

/**
 * Why somebody else than the expected provider answers when Git asks for an address.
 *
 * @param expected `undefined` where no provider is for the address
 */
export function answerCauses(
  explanation: Explanation,
  expected: Provider | undefined,
  hosts: ReadonlyMap<string, GitHost>,
  gitAsks: GitAsks,
): readonly FoundCause[] {
  const others: readonly FoundCause[] =
    gitAsks === 'us' ? [] : [failed({ kind: 'gitAsksOthers', how: gitAsks }, { kind: 'openGitSettings' })];
  const place = expected === undefined ? [] : placeCauses(explanation, expected, hosts);
  return [...others, ...place, ...verdictCauses(explanation, expected, place.length > 0)];
}

/** The address is not the expected provider's: another host, another path, or another organization. */
function placeCauses(
  { url, verdict }: Explanation,
  expected: Provider,
  hosts: ReadonlyMap<string, GitHost>,
): readonly FoundCause[] {
  const host = hosts.get(expected.type);
  if (host === undefined || verdict.kind === 'neverServed') return [];
  const repository = repositoryName(expected, host, url);
  if (repository === undefined) {
    const cause = { kind: 'otherAddress', url, provider: expected.name } as const;
    return [failed(cause, ...treat({ kind: 'editField', field: 'baseUrl' }), { kind: 'explain', url })];
  }
  const { organization } = expected;
  const answers = verdict.kind === 'answers' && verdict.provider.id === expected.id;
  if (answers || organization === undefined || isInOrganization(expected, host, repository)) return [];
  return [
    failed(
      { kind: 'otherOrganization', repository, organization },
      { kind: 'chooseProvider', url },
      ...treat(editOrganization),
    ),
  ];
}

function verdictCauses(
  { url, verdict }: Explanation,
  expected: Provider | undefined,
  placed: boolean,
): readonly FoundCause[] {
  const choose: Treatment = { kind: 'chooseProvider', url };
  const explain: Treatment = { kind: 'explain', url };
  switch (verdict.kind) {
    case 'answers':
    case 'stops': {
      if (expected === undefined || verdict.provider.id === expected.id || placed) return [];
      const names = { answering: verdict.provider.name, expected: expected.name };
      return [failed({ kind: 'otherProvider', ...names }, choose, explain)];
    }
    case 'asks': {
      const names = verdict.providers.map(({ name }) => name);
      return [warning({ kind: 'undecided', names }, choose)];
    }
    case 'confirms':
      return [warning({ kind: 'unconfirmed', name: verdict.provider.name }, choose, explain)];
    case 'ownLogin':
      return [failed({ kind: 'ownLogin', url }, choose, explain)];
    case 'nobody':
      return placed ? [] : [failed({ kind: 'nobodyAnswers', url }, { kind: 'addProvider' }, explain)];
    case 'neverServed': {
      const https: readonly Treatment[] = verdict.why === 'notHttp' ? [{ kind: 'useHttps', url }] : [];
      return [failed({ kind: 'neverServed', why: verdict.why }, ...https, explain)];
    }
    case 'forbidden':
      return [failed({ kind: 'refused', refusal: verdict.refusal }, { kind: 'openSettings' })];
  }
}
