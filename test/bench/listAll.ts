import type { HostClient, Repository } from '../../src/core/host/gitHost';
import { listRepositories, type RepositoryBatch } from '../../src/core/host/listRepositories';

const never = new AbortController().signal;

/** All repositories of an organization, in the batches in which they come; throws where the host fails. */
export async function* batchesOf(client: HostClient, organization: string): AsyncGenerator<RepositoryBatch> {
  for await (const batch of listRepositories(client, { organization }, never)) {
    if (!batch.ok) throw new Error(`The list ends with ${batch.error.kind}`);
    yield batch.value;
  }
}

export async function listAll(client: HostClient, organization: string): Promise<Repository[]> {
  const all: Repository[] = [];
  for await (const { repositories } of batchesOf(client, organization)) all.push(...repositories);
  return all;
}
