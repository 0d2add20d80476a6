import type { HostError } from '../../host/hostError';
import { problemOf } from '../checks/stepResult';
import { errorRemedies } from '../errorRemedies';
import { newToken } from '../remedy';
import { findCheck, type Report } from '../report';
import { isTimedOut, type TimedOut } from '../withinTime';
import { failed, warning, type FoundCause } from './diagnosis';
import { askWithin, examine, type DiagnoseRun, type Examination } from './examination';
import { everywhere, lacksScopes, reportCauses } from './reportCauses';
import { isInOrganization } from './repositoryName';
import type { Subject } from './subject';
import { treat, type Treatment } from './treatment';

const purposes = ['code', 'organization'] as const;
const editOrganization = { kind: 'editField', field: 'organization' } as const;

/** "Cannot see repositories": all of them, or one. */
export async function diagnoseRepositories(
  run: DiagnoseRun,
  { provider, missing }: Extract<Subject, { trouble: 'repositories' }>,
): Promise<readonly FoundCause[]> {
  const examination = await examine(run, provider);
  const { found, report, host } = examination;
  const checks = [...everywhere, 'scopes', 'organization', 'repositories'] as const;
  const { organization } = provider;
  const elsewhere: readonly FoundCause[] =
    missing === undefined ||
    host === undefined ||
    organization === undefined ||
    isInOrganization(provider, host, missing)
      ? []
      : [
          failed(
            { kind: 'otherOrganization', repository: missing, organization },
            ...treat(editOrganization),
            { kind: 'addProvider' },
          ),
        ];
  return [
    ...found,
    ...reportCauses(report, { checks, purposes }),
    ...publicOnly(report),
    ...elsewhere,
    ...(missing === undefined ? [] : await lookFor(run, examination, missing)),
  ];
}

/** Without another reason, private repositories are outside the token's scope or selection. */
function publicOnly(report: Report | undefined): readonly FoundCause[] {
  const finding = report && findCheck(report, 'repositories')?.finding;
  if (finding?.kind !== 'repositoriesSeen' || finding.allPublic !== true || lacksScopes(report, purposes)) {
    return [];
  }
  const { organization } = finding;
  const cause = { kind: 'onlyPublic', ...(organization !== undefined && { organization }) } as const;
  return [warning(cause, ...treat(...newToken), { kind: 'remedy', remedy: { kind: 'openHost' } })];
}

async function lookFor(
  run: DiagnoseRun,
  { client, report }: Examination,
  repository: string,
): Promise<readonly FoundCause[]> {
  if (client === undefined) return [];
  const problem = problemOf(await askWithin(run, (signal) => client.repository(repository, signal)));
  if (problem === undefined || lacksScopes(report, purposes)) return [];
  return [failed({ kind: 'repositoryProblem', repository, problem }, ...repositoryTreatments(problem))];
}

/** One that is not shown may be outside the token's selection, or closed to the account. */
export function repositoryTreatments(problem: HostError | TimedOut): readonly Treatment[] {
  if (isTimedOut(problem)) return treat({ kind: 'testAgain' });
  return problem.kind === 'notFound'
    ? [...treat(...newToken), { kind: 'remedy', remedy: { kind: 'openHost' } }]
    : treat(...errorRemedies(problem));
}
