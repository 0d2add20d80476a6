/** Id of the provider with this number. */
export const idOf = (number: number): string => `11111111-1111-4111-8111-${String(number).padStart(12, '0')}`;

/** Name of the provider with this number, by which providers are in order. */
export const nameOf = (number: number): string => `Provider ${String(number).padStart(4, '0')}`;

/** User settings with so many providers, on twenty hosts that nobody asks. */
export function settingsWith(count: number): Readonly<Record<string, unknown>> {
  const providers = Array.from({ length: count }, (_, number): [string, object] => [
    idOf(number),
    {
      name: nameOf(number),
      type: 'gitlab',
      baseUrl: `https://gitlab${number % 20}.acme.com`,
      organization: `team${number}`,
    },
  ]);
  return {
    'gitProviders.healthCheck.hours': 0,
    'gitProviders.providers': Object.fromEntries<object>(providers),
  };
}
