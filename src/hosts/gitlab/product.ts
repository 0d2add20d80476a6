import type { Product } from '../../core/host/gitHost';
import type { BaseUrl } from '../../core/provider/baseUrl';
import { requireVersion } from '../requireVersion';
import { decode } from '../transport/decode';
import { HostFailure, settle } from '../transport/hostFailure';
import { isRefusal } from '../transport/isRefusal';
import { versionAnswer } from './answers';
import type { Api } from './api';
import { deploymentName } from './deployment';

/** The first with version 4 of the API. */
const oldest = '9.0';

/** GitLab tells its version to accepted tokens only; its refusal tells that it is GitLab. */
export async function readProduct(api: Api, baseUrl: BaseUrl, signal: AbortSignal): Promise<Product> {
  const name = deploymentName(baseUrl);
  const found = await settle(api(signal).metadata.show({ showExpanded: true }));
  if (!found.ok) {
    if (isRefusal(found.error)) return { name };
    throw new HostFailure(found.error);
  }
  const { version } = decode(versionAnswer, found.value.data);
  requireVersion(version, oldest);
  return { name, version };
}
