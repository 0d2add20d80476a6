import * as v from 'valibot';

/** What the program of practice hosts is told to be. */
export const hostOrder = v.object({
  names: v.array(v.picklist(['github', 'gitlab', 'bitbucket', 'bitbucketDataCenter'])),
  /** Milliseconds before each answer. */
  delayMs: v.number(),
  /** How many repositories the organization of each host holds. */
  repositories: v.number(),
  /** How many further tokens each host knows, all of them as able as the first. */
  tokens: v.number(),
});

export type HostOrder = v.InferOutput<typeof hostOrder>;

const startedHost = v.object({
  name: v.string(),
  type: v.string(),
  baseUrl: v.string(),
  origin: v.string(),
  /** The one that holds the repositories. */
  organization: v.string(),
  username: v.string(),
  email: v.optional(v.string()),
  tokens: v.tupleWithRest([v.string()], v.string()),
});

/** What the program tells of each host. */
export type StartedHost = v.InferOutput<typeof startedHost>;

export const startedHosts = v.array(startedHost);

/** The number of requests that each host has answered since the last look, in the order of `StartedHost`s. */
export const requestCounts = v.array(v.number());
