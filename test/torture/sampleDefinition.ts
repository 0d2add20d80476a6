import type { ProviderDefinition } from '../../src/core/provider/provider';
import { baseUrlOf } from '../unit/hosts/baseUrlOf';

/** A valid definition with an id of its own. */
export function sampleDefinition(name: string, path = ''): ProviderDefinition {
  return {
    id: crypto.randomUUID(),
    name,
    type: 'gitlab',
    baseUrl: baseUrlOf(`https://gitlab.acme.com${path}`),
    status: 'active',
  };
}
