import * as v from 'valibot';
import type { NewRepository, Repository } from '../../core/host/gitHost';
import type { HostError } from '../../core/host/hostError';
import type { BaseUrl } from '../../core/provider/baseUrl';
import { refusal, type HostAnswer } from '../transport/answer';
import type { Send } from '../transport/createTransport';
import { decode, decodeIfFits } from '../transport/decode';
import { HostFailure } from '../transport/hostFailure';
import { namespaceAnswer, projectAnswer, repositoryOf } from './answers';
import type { Api } from './api';

/**
 * Makes a project without a first commit, in the namespace of a full path or in the account's own.
 * Source: GitLab's REST API, "Create a project" and "Get details on a namespace".
 */
export async function createRepository(
  api: Api,
  send: Send,
  baseUrl: BaseUrl,
  { name, visibility, organization, description }: NewRepository,
  signal: AbortSignal,
): Promise<Repository> {
  const namespace = organization === undefined ? undefined : await readNamespace(api, organization, signal);
  const answer = await send(
    {
      method: 'POST',
      url: `${baseUrl.href}/api/v4/projects`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        name,
        path: name,
        visibility,
        ...(namespace === undefined ? {} : { namespace_id: namespace }),
        ...(description === undefined ? {} : { description }),
      }),
      accepts: ({ status, json }) => (status === 400 || status === 409) && json !== undefined,
    },
    signal,
  );
  const error = errorIn(answer);
  if (error !== undefined) throw new HostFailure(error);
  return repositoryOf(decode(projectAnswer, answer.json));
}

/** Groups and users alike have one. */
async function readNamespace(api: Api, path: string, signal: AbortSignal): Promise<number> {
  const { data } = await api(signal).namespaces.show(path, { showExpanded: true });
  return decode(namespaceAnswer, data).id;
}

/** The sentences by the field that they are about. */
const problemsAnswer = v.object({ message: v.record(v.string(), v.array(v.string())) });
const sentenceAnswer = v.object({ message: v.optional(v.string()), error: v.optional(v.string()) });

/** A namespace in which the account may not make projects is one that "is not valid". */
function errorIn({ status, json }: HostAnswer): HostError | undefined {
  if (status < 400) return undefined;
  const { message: problems = {} } = decodeIfFits(problemsAnswer, json) ?? {};
  const all = Object.entries(problems).flatMap(([field, said]) =>
    said.map((each) => ({ field, said: each })),
  );
  if (all.some(({ said }) => /already been taken/i.test(said))) return { kind: 'nameTaken' };
  const first = all[0];
  if (first !== undefined) {
    const { field, said } = first;
    return refusal(field.startsWith('namespace') ? 'forbidden' : 'notAccepted', `${field} ${said}`);
  }
  const { message, error } = decodeIfFits(sentenceAnswer, json) ?? {};
  return refusal('notAccepted', message ?? error);
}
