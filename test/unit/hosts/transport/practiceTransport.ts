import { afterEach } from 'vitest';
import { Secret } from '../../../../src/core/account/secret';
import type { Result } from '../../../../src/shared/result';
import type { HostError } from '../../../../src/core/host/hostError';
import { axiosWire } from '../../../../src/hosts/bitbucket/axiosWire';
import { errorOfStatus, type HostAnswer } from '../../../../src/hosts/transport/answer';
import { bearer } from '../../../../src/hosts/transport/authorization';
import type { Clock } from '../../../../src/hosts/transport/clock';
import { createTransport, type TransportSettings } from '../../../../src/hosts/transport/createTransport';
import { fetchWire } from '../../../../src/hosts/transport/fetchWire';
import { attempt } from '../../../../src/hosts/transport/hostFailure';
import type { Wire } from '../../../../src/hosts/transport/wire';
import { startTinyServer, type Handler, type TinyServer } from './tinyServer';

export const wires: readonly (readonly [name: string, wire: Wire])[] = [
  ['fetch', fetchWire],
  ['axios', axiosWire],
];

const servers: TinyServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A server that the end of the test closes. */
export async function serve(handler: Handler): Promise<TinyServer> {
  const server = await startTinyServer(handler);
  servers.push(server);
  return server;
}

/** Waits for nothing and remembers for how long it should have. */
export function fakeClock(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    now: () => Date.UTC(2026, 0, 1) + slept.reduce((sum, ms) => sum + ms, 0),
    sleep: (ms) => {
      slept.push(ms);
      return Promise.resolve();
    },
  };
}

export type Send = (
  method: string,
  path: string,
  signal?: AbortSignal,
) => Promise<Result<HostAnswer, HostError>>;

/** A transport to one server with the token `t0ken`, which waits for nothing unless the settings say so. */
export function transportTo(wire: Wire, origin: string, settings: TransportSettings = {}): Send {
  const { send } = createTransport({
    type: 'github',
    apiUrl: `${origin}/api`,
    wire,
    authorize: bearer(new Secret('t0ken')),
    readError: (answer, now) => errorOfStatus(answer, now, undefined),
    settings: { clock: fakeClock(), random: () => 0.5, ...settings },
  });
  return (method, path, signal = new AbortController().signal) =>
    attempt(signal, () => send({ method, url: `${origin}${path}` }, signal));
}
