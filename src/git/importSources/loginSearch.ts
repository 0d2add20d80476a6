import type { HostType } from '../../core/provider/provider';
import type { LoginPlace } from '../../core/transfer/loginPlace';
import type { Machine } from './importPlaces';

/** What the search for logins of other programs needs to know. */
export interface LoginSearch extends Machine {
  /** The type of the hosts that each command line tool is for; absent: its logins are of an unknown type. */
  readonly types: { readonly gh?: HostType; readonly glab?: HostType };
  /** Absolute path of a program on this machine, never one below a folder of the workspace. */
  readonly resolve: (name: string) => Promise<string | undefined>;
  /** Where programs run: an empty folder of nobody's repository. */
  readonly directory: string;
  /** Milliseconds that one program may take. */
  readonly timeoutMs: number;
  /** Addresses of the remotes that Git's own helpers are asked about. */
  readonly remotes: readonly string[];
  readonly placeOf: (remote: string) => LoginPlace | undefined;
  /** VS Code's Git; found like the others where absent. */
  readonly git?: string;
}
