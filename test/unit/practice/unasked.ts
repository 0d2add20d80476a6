import type { PracticeHost } from '../../hosts/core/practiceHost';
import { matchRoute, type RouteEntry } from '../../hosts/core/routeTable';

/** Routes that no recorded request below `root` has met, `GET /user`. */
export function unasked<Call, Answer>(
  host: PracticeHost,
  root: string,
  routes: readonly RouteEntry<Call, Answer>[],
): readonly string[] {
  const asked = host.requests
    .filter(({ path }) => path.startsWith(`${root}/`))
    .map(({ method, path }) => ({
      method,
      segments: path.slice(root.length).split('/').filter(Boolean).map(decodeURIComponent),
    }));
  return routes
    .filter((route) => !asked.some(({ method, segments }) => matchRoute([route], method, segments)))
    .map(({ method = 'GET', pattern }) => `${method} ${pattern}`);
}
