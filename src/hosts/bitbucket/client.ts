import type { HostAccount, HostClient } from '../../core/host/gitHost';
import type { BaseUrl } from '../../core/provider/baseUrl';
import { reuseClients } from '../reuseClients';
import type { TransportSettings } from '../transport/createTransport';
import { defaultLimits } from '../transport/limits';
import { createOriginQueues } from '../transport/originQueues';
import { connectCloud } from './cloud/connectCloud';
import { connectDataCenter } from './dataCenter/connectDataCenter';
import { isCloud } from './isCloud';

export { detectProduct } from '../detectProduct';
export { pipelineFile } from './pipelineFile';

/** Shared by all providers of this window: it has one such bundle. */
const queues = createOriginQueues(defaultLimits.atOnce);
const reuse = reuseClients((baseUrl, account) => open(baseUrl, account, { queues }));

/** Tests give settings, and get a client of their own. */
export function connect(baseUrl: BaseUrl, account: HostAccount, settings?: TransportSettings): HostClient {
  return settings === undefined ? reuse(baseUrl, account) : open(baseUrl, account, settings);
}

function open(baseUrl: BaseUrl, account: HostAccount, settings: TransportSettings): HostClient {
  return (isCloud(baseUrl) ? connectCloud : connectDataCenter)(baseUrl, account, settings);
}
