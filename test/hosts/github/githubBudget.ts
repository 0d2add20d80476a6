import type { GithubCall } from './githubCall';

/** Requests counted per token and bucket, as GitHub's hourly limit does. */
export type GithubUsage = Map<string, number>;

export type GithubResource = 'core' | 'search';

export function spend(call: GithubCall, resource: GithubResource, usage: GithubUsage): void {
  const key = keyOf(call, resource);
  usage.set(key, (usage.get(key) ?? 0) + 1);
}

/** Schema `rate-limit`; `reset` in seconds since the epoch. */
export function budgetOf(call: GithubCall, resource: GithubResource, usage: GithubUsage) {
  const [known, anonymous, window] = resource === 'search' ? [30, 10, 60] : [5000, 60, 3600];
  const limit = call.token === undefined ? anonymous : known;
  const used = Math.min(limit, usage.get(keyOf(call, resource)) ?? 0);
  const reset = (Math.floor(call.state.now() / 1000 / window) + 1) * window;
  return { limit, remaining: limit - used, reset, used };
}

function keyOf(call: GithubCall, resource: GithubResource): string {
  return `${resource} ${call.token?.token ?? ''}`;
}
