import { fail, ok, type Result } from '../../shared/result';
import { readRemoteAddress, usedRemoteAddress, writeRemoteAddress, type RemotePlace } from './remoteAddress';
import { readSshAddress } from './sshAddress';

/** Why a remote keeps its SSH address. */
export type ConvertProblem =
  | { readonly kind: 'refused'; readonly said: string }
  /** The user's configuration turns HTTPS addresses back into those of SSH, `url.<base>.insteadOf`. */
  | { readonly kind: 'turnedBack' };

export interface ConvertedRemote {
  /** The address that the remote had. */
  readonly before: string;
  /** Gives it back. */
  readonly undo: () => Promise<Result<void, { readonly said: string }>>;
}

/** Gives a remote its HTTPS address, unless Git would go on using SSH all the same. */
export async function convertToHttps(
  place: RemotePlace,
  url: string,
): Promise<Result<ConvertedRemote, ConvertProblem>> {
  const before = await readRemoteAddress(place);
  const written = before.ok ? await writeRemoteAddress(place, url) : before;
  if (!before.ok || !written.ok) return fail({ kind: 'refused', said: written.ok ? '' : written.error.said });
  const used = await usedRemoteAddress(place);
  if (used.ok && readSshAddress(used.value) !== undefined) {
    await writeRemoteAddress(place, before.value);
    return fail({ kind: 'turnedBack' });
  }
  return ok({
    before: before.value,
    undo: async () => {
      const undone = await writeRemoteAddress(place, before.value);
      return undone.ok ? ok(undefined) : undone;
    },
  });
}
