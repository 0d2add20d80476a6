import type { HostAccount, HostClient } from '../../core/host/gitHost';
import type { BaseUrl } from '../../core/provider/baseUrl';
import type { TransportSettings } from '../transport/createTransport';
import { connectCloud } from './cloud/connectCloud';
import { connectDataCenter } from './dataCenter/connectDataCenter';
import { isCloud } from './isCloud';

export function connect(baseUrl: BaseUrl, account: HostAccount, settings?: TransportSettings): HostClient {
  return (isCloud(baseUrl) ? connectCloud : connectDataCenter)(baseUrl, account, settings);
}
