/**
 * Cuts what Git and its extensions add to a clone path (`info/refs`, `git-upload-pack`, LFS below `info/lfs`) and the
 * `.git` of the name itself. Source: gitprotocol-http(5) and the LFS API, "Server Discovery".
 */
export function trimGitService(segments: readonly string[]): readonly string[] {
  const trimmed = segments.slice(0, serviceStart(segments));
  const name = trimmed.at(-1);
  return name === undefined ? [] : [...trimmed.slice(0, -1), name.replace(/\.git$/i, '')];
}

/** Everything behind a segment that ends in `.git` is service; without one, a known ending is. */
function serviceStart(segments: readonly string[]): number {
  const named = segments.findIndex((segment, i) => i > 0 && /.\.git$/i.test(segment));
  if (named >= 0) return named + 1;
  const last = segments.length - 1;
  if (segments[last] === 'git-upload-pack' || segments[last] === 'git-receive-pack') return last;
  if (segments[last - 1] === 'info' && segments[last] === 'refs') return last - 1;
  for (let i = last - 1; i > 1; i -= 1) {
    if (segments[i] === 'info' && segments[i + 1] === 'lfs') return i;
  }
  return segments.length;
}
