import type { OrganizationTerm } from '../../core/host/gitHost';

/** Where a new repository can be made. */
export interface PublishPlace {
  /** In the host's own spelling; absent for the account's own place where it has no name here. */
  readonly organization?: string;
  /** The account's own. */
  readonly personal: boolean;
  /** The organization of the provider. */
  readonly preset: boolean;
}

export interface PublishPlacesInput {
  /** Organizations that the account sees, its own name among them where it is known. */
  readonly names: readonly string[];
  /** The provider's organization. */
  readonly preset?: string;
  readonly username?: string;
  /** The token acts for a person, who has a place of their own. */
  readonly actsForUser: boolean;
  readonly term: OrganizationTerm;
}

/** The provider's organization first, then the account's own place, then the others by name; each once. */
export function publishPlaces(input: PublishPlacesInput): readonly PublishPlace[] {
  const { names, preset, username, actsForUser, term } = input;
  const isOwn = (name: string): boolean => name.toLowerCase().replace(/^~/, '') === username?.toLowerCase();
  const place = (organization: string): PublishPlace => ({
    organization,
    personal: isOwn(organization),
    preset: organization.toLowerCase() === preset?.toLowerCase(),
  });
  const unique = new Map(names.map((name) => [name.toLowerCase(), name]));
  if (preset !== undefined && !unique.has(preset.toLowerCase())) unique.set(preset.toLowerCase(), preset);
  const named = [...unique.values()].sort((one, other) => one.localeCompare(other)).map(place);
  // Of workspaces every one has a name; elsewhere the account's own place need not be known by its name.
  const nameless = actsForUser && term !== 'workspace' && !named.some(({ personal }) => personal);
  const all = nameless ? [...named, { personal: true, preset: false }] : named;
  return all.sort((one, other) => rank(other) - rank(one));
}

function rank({ preset, personal }: PublishPlace): number {
  return preset ? 2 : personal ? 1 : 0;
}
