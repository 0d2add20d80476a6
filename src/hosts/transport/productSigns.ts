import type { HostError } from '../../core/host/hostError';
import type { HostType } from '../../core/provider/provider';

type OtherProduct = Extract<HostError, { kind: 'otherProduct' }>;

/** Headers that one product alone sends, on pages and on errors too. */
const signs: readonly (readonly [header: string, product: OtherProduct])[] = [
  ['x-gitlab-meta', { kind: 'otherProduct', product: 'GitLab', type: 'gitlab' }],
  ['x-github-request-id', { kind: 'otherProduct', product: 'GitHub', type: 'github' }],
  ['x-asen', { kind: 'otherProduct', product: 'Bitbucket Data Center', type: 'bitbucket' }],
];

/** Which product an answer comes from, where its headers say that it is another one than `expected`. */
export function otherProduct(headers: Headers, expected: HostType): OtherProduct | undefined {
  return signs.find(([header, { type }]) => type !== expected && headers.has(header))?.[1];
}
