import type { ExpandedUserSchema, GroupSchema, ProjectSchema, SimpleProjectSchema } from '@gitbeaker/rest';
import { expect, it } from 'vitest';
import type { fullProject, groupBody, simpleProject, userBody } from '../../hosts/gitlab/gitlabBodies';

/** The fields that a type names, without the signature that lets in all others. */
type Known<Schema> = {
  [Field in keyof Schema as string extends Field ? never : Field]: Schema[Field];
};

/** Fields of both that do not fit each other. */
type Differing<Body, Schema> = {
  [Field in keyof Body & keyof Schema]: Body[Field] extends Schema[Field] ? never : Field;
}[keyof Body & keyof Schema];

/** `Except`: fields of which the types of gitbeaker do not know that they may be null, or what they are. */
type Agree<Body, Schema, Except> = [Exclude<Differing<Body, Known<Schema>>, Except>] extends [never]
  ? true
  : false;

/** Compiles only where every field that both know is of the type that gitbeaker has for it. */
interface Agreement {
  readonly user: Agree<ReturnType<typeof userBody>, ExpandedUserSchema, 'avatar_url' | 'private_profile'>;
  readonly group: Agree<
    ReturnType<typeof groupBody>,
    GroupSchema,
    'parent_id' | 'auto_devops_enabled' | 'mentions_disabled'
  >;
  readonly project: Agree<ReturnType<typeof simpleProject>, SimpleProjectSchema, never>;
  readonly wholeProject: Agree<ReturnType<typeof fullProject>, ProjectSchema, 'permissions'>;
}

it('bodies of GitLab agree with the types of gitbeaker', () => {
  const agreement: Agreement = { user: true, group: true, project: true, wholeProject: true };
  expect(Object.values(agreement)).toEqual([true, true, true, true]);
});
