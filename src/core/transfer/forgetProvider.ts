import type { ConfirmedBindings } from '../credential/confirmedBindings';
import type { RememberedChoices } from '../credential/rememberedChoices';
import type { HealthStore, MemoryPort } from '../provider/health';

export interface ForgetProviderParts {
  readonly health: Pick<HealthStore, 'forget'>;
  readonly remembered: Pick<RememberedChoices, 'forgetProvider'>;
  readonly confirmed: Pick<ConfirmedBindings, 'list' | 'forget'>;
  readonly memory: MemoryPort;
}

/** Forgets what this machine remembers of a provider besides its definition, its account and its history. */
export async function forgetProvider(
  { health, remembered, confirmed, memory }: ForgetProviderParts,
  id: string,
): Promise<void> {
  await health.forget(id);
  await remembered.forgetProvider(id);
  for (const binding of confirmed.list().filter(({ providerId }) => providerId === id)) {
    await confirmed.forget(binding.repositoryKey, id);
  }
  // Whatever else is kept of one provider, such as its usage or a notice that it does not want, ends in its id.
  for (const key of memory.keys().filter((each) => each.endsWith(`.${id}`))) {
    await memory.update(key, undefined);
  }
}
