import type { Provider } from '../../src/core/provider/provider';
import { sample } from '../unit/core/sampleProviders';
import type { Figure } from './figure';
import { resolverOf } from './resolverOf';
import { sideBySide } from './sideBySide';

const [few, many] = [100, 10_000];
const [repositories, repetitions] = [100, 5];
const providersOnOneHost = 50;

/** How the time to find the provider for a URL grows with the number of providers. */
export function lookupFigures(): readonly Figure[] {
  return [
    {
      name: 'lookup.growth',
      meaning: `a lookup among ${many} providers over one among ${few}`,
      goal: 1.5,
      async measure() {
        const contestants = [await contestant('few', few), await contestant('many', many)];
        const medianOf = await sideBySide(contestants, { rounds: 41, warmUp: 5 });
        return medianOf('many') / medianOf('few');
      },
    },
  ];
}

/** Looks up as many repositories, as often, whatever the count of providers: they are spread evenly over all. */
async function contestant<Name extends string>(name: Name, count: number) {
  const providers = Array.from({ length: count }, (_, index) => providerAt(index));
  const { resolver } = await resolverOf(providers.map((provider, index) => [provider, `token-${index}`]));
  const step = count / repositories;
  const asked = Array.from({ length: repositories * repetitions }, (_, index) =>
    Math.floor((index % repositories) * step),
  );
  return {
    name,
    async run() {
      for (const index of asked) {
        const url = { origin: originAt(index), segments: [organizationAt(index), 'repository.git'] };
        const resolution = await resolver.resolve(url, { includeWorkspace: true });
        if (resolution.kind !== 'chosen' || resolution.match.provider.id !== providers[index]?.id) {
          throw new Error(`Lookup ${index} of ${count} gave ${resolution.kind}`);
        }
      }
    },
  };
}

const originAt = (index: number): string =>
  `https://git${Math.floor(index / providersOnOneHost)}.example.com`;
const organizationAt = (index: number): string => `team-${index}`;

function providerAt(index: number): Provider {
  return sample(originAt(index), { type: 'github', organization: organizationAt(index) });
}
