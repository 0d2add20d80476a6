import { createEmitter, type Subscribe } from '../../shared/emitter';
import type { AccountStore } from '../account/accountStore';
import type { HealthStore } from '../provider/health';
import type { HostType, Provider } from '../provider/provider';
import type { ProviderDirectory } from '../provider/providerDirectory';
import { blocksGit, providerState } from '../provider/providerState';
import type { EndedAccess } from './endedAccess';
import { accountLabel, providerIdOf, sessionId, type Session, type SessionFace } from './session';
import { joinChanges, sessionChange, type SessionChanges } from './sessionChanges';
import { answersQuery, fullScopes, readSessionScopes } from './sessionScopes';

/** The sessions of other extensions: one for each active provider with a token that works. */
export interface Sessions {
  /** Reads the secrets of those providers only that the scopes name. Without scopes: all sessions. */
  list(scopes?: readonly string[]): Promise<readonly Session[]>;
  /** `undefined`: the provider has none now. */
  of(provider: Provider, scopes?: readonly string[]): Promise<Session | undefined>;
  /** Gives the provider's session anew, also where access had ended, because the user has chosen it. */
  grant(provider: Provider, scopes: readonly string[]): Promise<Session | undefined>;
  /** Ends the access of every extension to a session, by its id. The token stays for Git. */
  end(session: string): Promise<void>;
  /** Looks for what other windows have changed without this one being told. */
  look(): Promise<void>;
  /** Fires only once somebody has asked for sessions: before that nobody holds one. */
  readonly onDidChange: Subscribe<SessionChanges>;
  dispose(): void;
}

export interface SessionsParts {
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly health: HealthStore;
  readonly ended: EndedAccess;
  readonly types: { has(type: HostType): boolean };
  readonly now: () => Date;
  readonly log: (problem: string, cause: unknown) => void;
}

/** Reads nothing by itself: neither here nor before the first question. */
export function createSessions(parts: SessionsParts): Sessions {
  const { directory, accounts, health, ended, types, log } = parts;
  const changed = createEmitter<SessionChanges>();
  /** What this window has told of each provider, by its id; `undefined`: that there is no session. */
  const told = new Map<string, SessionFace | undefined>();
  let asked = false;
  let endedBefore = '';
  let last: Promise<void> = Promise.resolve();

  /** Whether the user has ended access to it does not matter here. */
  const read = async (provider: Provider, scopes: readonly string[]): Promise<Session | undefined> => {
    if (provider.status !== 'active') return undefined;
    const account = await accounts.read(provider);
    if (!account.ok) return undefined;
    const { username, savedAt, token } = account.value;
    const id = sessionId(provider, username);
    const state = providerState(provider, account.value, health.read(provider.id), parts.now());
    if (blocksGit(state)) return undefined;
    return { id, label: accountLabel(provider, username), scopes, savedAt, token };
  };
  const of = async (provider: Provider, scopes = fullScopes(provider)): Promise<Session | undefined> => {
    const session = await read(provider, scopes);
    return session === undefined || ended.has(session.id) ? undefined : session;
  };
  const compare = async (id: string, scopes?: readonly string[]): Promise<SessionChanges> => {
    const provider = directory.current().byId.get(id);
    const session = provider && (await of(provider, scopes));
    return tell(id, session);
  };
  const tell = (id: string, session: Session | undefined): SessionChanges => {
    const before = told.get(id);
    const face = session && faceOf(session);
    told.set(id, face);
    return sessionChange(before, face);
  };
  const fire = (changes: readonly SessionChanges[]): void => {
    const joined = joinChanges(changes);
    if (joined !== undefined) changed.fire(joined);
  };
  const compareAll = async (): Promise<readonly SessionChanges[]> => {
    const ids = new Set([...directory.current().byId.keys(), ...told.keys()]);
    return Promise.all([...ids].map((each) => compare(each)));
  };
  /** One after the other: what is read first is told first. */
  const look = (id?: string, scopes?: readonly string[]): Promise<void> => {
    if (!asked) return last;
    const looked = last.then(async () => {
      fire(id === undefined ? await compareAll() : [await compare(id, scopes)]);
    });
    last = looked.catch((cause: unknown) => {
      log('Sessions could not be followed', cause);
    });
    return last;
  };
  const subscriptions = [
    directory.onDidChange(() => void look()),
    accounts.onDidChange((id) => void look(id)),
    health.onDidChange((id) => void look(id)),
  ];
  return {
    of,
    async grant(provider, scopes) {
      const session = await read(provider, scopes);
      if (session === undefined) return undefined;
      await ended.grant(session.id);
      await look(provider.id, scopes);
      return session;
    },
    async end(session) {
      await ended.end(session);
      await look(providerIdOf(session));
    },
    async look() {
      const now = ended.list().join(' ');
      if (now !== endedBefore) await look();
      endedBefore = now;
    },
    onDidChange: changed.event,
    async list(scopes = []) {
      const query = readSessionScopes(scopes, types);
      asked = true;
      if (query === undefined) return [];
      const named = directory.current().providers.filter((provider) => answersQuery(provider, query));
      const found = await Promise.all(
        named.map(async (provider) => {
          const session = await of(provider, scopes.length === 0 ? undefined : scopes);
          // Whoever asks for the first time learns it from the answer; later on, the others learn it too.
          if (!told.has(provider.id)) tell(provider.id, session);
          else fire([tell(provider.id, session)]);
          return session;
        }),
      );
      return found.flatMap((session) => session ?? []);
    },
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

function faceOf({ id, label, scopes, savedAt }: Session): SessionFace {
  return { id, label, scopes, savedAt };
}
