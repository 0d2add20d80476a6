import { Secret } from '../../../src/core/account/secret';
import type { HostAccount, HostClient } from '../../../src/core/host/gitHost';
import { hostOfType } from '../../../src/hosts/hosts';
import type { PracticeHost } from '../../hosts/core/practiceHost';
import { baseUrlOf } from './baseUrlOf';

/** A client for one of a practice host's tokens, at its main base URL unless another one is given. */
export async function practiceClient(
  host: PracticeHost,
  label: string,
  baseUrl = host.baseUrl,
  more: Partial<HostAccount> = {},
): Promise<HostClient> {
  const { token, email } = host.token(label);
  const account = { token: new Secret(token), ...(email === undefined ? {} : { email }), ...more };
  const gitHost = hostOfType(host.type);
  if (gitHost === undefined) throw new Error(`no host of type ${host.type}`);
  return gitHost.connect(baseUrlOf(baseUrl), account);
}

export const signal = new AbortController().signal;
