import type { PracticeOrganization, PracticeRepository, PracticeUser } from '../core/world';
import type { DataCenterCall } from './dataCenterCall';

export function userBody(call: DataCenterCall, person: PracticeUser) {
  return {
    name: person.login,
    emailAddress: person.email,
    active: true,
    displayName: person.name,
    id: person.id,
    slug: person.login,
    type: 'NORMAL',
    links: { self: [{ href: `${call.base}/users/${person.login}` }] },
  };
}

export function projectBody(call: DataCenterCall, one: PracticeOrganization) {
  const owner = call.state.world.user(one.personal);
  const common = { key: one.path, id: one.id, name: one.name };
  const path = owner === undefined ? `projects/${one.path}` : `users/${owner.login}`;
  const links = { self: [{ href: `${call.base}/${path}` }] };
  if (owner !== undefined) return { ...common, type: 'PERSONAL', owner: userBody(call, owner), links };
  return { ...common, description: `${one.name} (practice)`, public: false, type: 'NORMAL', links };
}

export function repositoryBody(call: DataCenterCall, one: PracticeRepository) {
  const owner = call.state.world.organization(one.organization);
  const host = new URL(call.base);
  const scm = one.fullName.toLowerCase();
  return {
    slug: one.name,
    id: one.id,
    name: one.name,
    description: one.description,
    hierarchyId: `practice${String(one.id)}`,
    scmId: 'git',
    state: 'AVAILABLE',
    statusMessage: 'Available',
    forkable: true,
    project: owner === undefined ? null : projectBody(call, owner),
    public: !one.private,
    archived: false,
    links: {
      clone: [
        { href: `ssh://git@${host.hostname}:7999/${scm}.git`, name: 'ssh' },
        { href: `${call.base}/scm/${scm}.git`, name: 'http' },
      ],
      self: [{ href: `${call.base}/projects/${one.organization}/repos/${one.name}/browse` }],
    },
  };
}
