import type { GitHost } from '../core/host/gitHost';
import type { HostType } from '../core/provider/provider';
import { bitbucket } from './bitbucket/bitbucket';
import { github } from './github/github';
import { gitlab } from './gitlab/gitlab';
import { recognizeOthers } from './recognizeOthers';

/** Every host that the product knows, in the order in which it is offered. */
export const hosts: readonly GitHost[] = recognizeOthers([github, gitlab, bitbucket]);

export function hostOfType(type: HostType): GitHost | undefined {
  return hosts.find((host) => host.type === type);
}
