import type { Explanation } from '../../credential/explanation';
import type { Provider } from '../../provider/provider';
import { answerOf, problemOf } from '../checks/stepResult';
import { errorRemedies } from '../errorRemedies';
import { isTimedOut } from '../withinTime';
import { answerCauses } from './answerCauses';
import { failed, untold, warning, type Diagnosis, type FoundCause } from './diagnosis';
import { repositoryTreatments } from './diagnoseRepositories';
import { askWithin, examine, type DiagnoseRun, type Examination } from './examination';
import { everywhere, lacksScopes, reportCauses } from './reportCauses';
import { repositoryName } from './repositoryName';
import type { Subject } from './subject';
import { treat } from './treatment';

const purposes = ['code'] as const;

/** "Clone or checkout failing": who answers Git for the address, and what the host lets it do there. */
export async function diagnoseClone(
  run: DiagnoseRun,
  { url, provider: wanted }: Extract<Subject, { trouble: 'clone' }>,
): Promise<Pick<Diagnosis, 'found' | 'provider'>> {
  const { parts } = run;
  const explanation = await parts.explainer.explain(url);
  const expected = wanted ?? likelyProvider(explanation);
  const answers = answerCauses(explanation, expected, parts.hosts, parts.gitAsks());
  const host = parts.hosts.get(expected?.type ?? '');
  if (expected === undefined || host === undefined || explanation.verdict.kind === 'forbidden') {
    return { found: answers };
  }
  const examination = await examine(run, expected);
  const causes = [
    ...examination.found,
    ...answers.filter((each) => !isExplained(each, examination)),
    ...reportCauses(examination.report, {
      checks: [...everywhere, 'scopes', 'organization', 'git'],
      purposes,
    }),
  ];
  const fullName = repositoryName(expected, host, url);
  const inside = fullName === undefined ? [] : await lookInto(run, examination, fullName);
  return { found: [...causes, ...inside], provider: expected };
}

/** The one that answers, or would if nothing were in its way. */
function likelyProvider({ verdict, others }: Explanation): Provider | undefined {
  if ('provider' in verdict) return verdict.provider;
  if ('providers' in verdict) return verdict.providers[0];
  return others.find(({ why }) => why.kind !== 'otherOrigin' && why.kind !== 'otherPath')?.provider;
}

/** Git is left to itself because of what is told of the provider anyway. */
function isExplained({ cause }: FoundCause, { found }: Examination): boolean {
  return cause.kind === 'nobodyAnswers' && found.some(({ gravity }) => gravity === 'failed');
}

async function lookInto(
  run: DiagnoseRun,
  { client, report }: Examination,
  repository: string,
): Promise<readonly FoundCause[]> {
  if (client === undefined) return [];
  const answer = await askWithin(run, (signal) => client.repository(repository, signal));
  const problem = problemOf(answer);
  if (problem !== undefined) {
    if (lacksScopes(report, purposes)) return [];
    const treatments =
      isTimedOut(problem) || problem.kind === 'notFound'
        ? repositoryTreatments(problem)
        : treat(...errorRemedies(problem));
    return [failed({ kind: 'repositoryProblem', repository, problem }, ...treatments)];
  }
  const details = answerOf(answer);
  if (details === undefined) return [];
  const page = { kind: 'openPage', url: details.webUrl, about: 'repository' } as const;
  const { archived, canPush } = details;
  return [
    ...(archived === true ? [warning({ kind: 'archived', repository }, page)] : []),
    ...(canPush === false ? [warning({ kind: 'mayNotPush', repository }, page)] : []),
    ...(canPush === undefined ? [untold({ kind: 'pushUntold', repository }, page)] : []),
  ];
}
