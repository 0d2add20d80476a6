import { Secret } from '../../src/core/account/secret';
import type { HostClient } from '../../src/core/host/gitHost';
import { hostOfType } from '../../src/hosts/hosts';
import { baseUrlOf } from '../unit/hosts/baseUrlOf';
import type { StartedHost } from './hostOrder';

/** A client of the product that knows nothing yet. */
export async function clientOf({ type, baseUrl, tokens, email }: StartedHost): Promise<HostClient> {
  const host = hostOfType(type);
  if (host === undefined) throw new Error(`No host has the type ${type}`);
  const account = { token: new Secret(tokens[0]), ...(email !== undefined && { email }) };
  return host.connect(baseUrlOf(baseUrl), account);
}
