import type {
  ExpandedUserSchema,
  GroupSchema,
  MetadataSchema,
  PersonalAccessTokenSchema,
  ProjectHookSchema,
  ProjectSchema,
} from '@gitbeaker/rest';
import type * as v from 'valibot';
import { describe, expectTypeOf, it } from 'vitest';
import type * as answers from '../../../../src/hosts/gitlab/answers';
import type { fullProject, groupBody, userBody } from '../../../hosts/gitlab/gitlabBodies';

/** The fields that a schema names; every one of gitbeaker's allows any other as well. */
type Named<Schema> = { [Key in keyof Schema as string extends Key ? never : Key]: Schema[Key] };

/** The fields that a body of the practice host and a schema both have, as the schema has them. */
type AsIn<Schema, Body, Except extends string = never> = {
  [Key in Exclude<keyof Named<Schema> & keyof Body, Except>]: Named<Schema>[Key];
};

type User = ReturnType<typeof userBody>;
type Group = ReturnType<typeof groupBody>;
type Project = ReturnType<typeof fullProject>;

/** Fields that a decoder reads and GitLab's client does not know. */
type Unknown<Schema, Decoder extends v.GenericSchema> = Exclude<
  keyof v.InferOutput<Decoder>,
  keyof Named<Schema>
>;

describe('the practice GitLab', () => {
  it('answers with a user as its client has it', () => {
    // The client is older than GitLab in two: a profile is private or not, and a picture may be missing.
    expectTypeOf<User>().toExtend<AsIn<ExpandedUserSchema, User, 'private_profile' | 'avatar_url'>>();
  });

  it('answers with a group as its client has it', () => {
    // Recorded groups have null for what is not set, which the client leaves out.
    type Unset = 'auto_devops_enabled' | 'mentions_disabled' | 'parent_id';
    expectTypeOf<Group>().toExtend<AsIn<GroupSchema, Group, Unset>>();
    expectTypeOf<Group['parent_id']>().toEqualTypeOf<number | null>();
  });

  it('answers with a project as its client has it', () => {
    // A project belongs to a person or to a group, and permission is told for one of them.
    type Unset = 'permissions' | 'ci_config_path' | 'shared_with_groups';
    expectTypeOf<Project>().toExtend<AsIn<ProjectSchema, Project, Unset>>();
  });
});

describe('the decoders of GitLab', () => {
  it('read only what its client knows of an answer', () => {
    expectTypeOf<Unknown<ExpandedUserSchema, typeof answers.userAnswer>>().toEqualTypeOf<'commit_email'>();
    expectTypeOf<Unknown<PersonalAccessTokenSchema, typeof answers.tokenAnswer>>().toEqualTypeOf<never>();
    expectTypeOf<Unknown<GroupSchema, typeof answers.groupAnswer>>().toEqualTypeOf<never>();
    expectTypeOf<Unknown<ProjectSchema, typeof answers.projectAnswer>>().toEqualTypeOf<never>();
    expectTypeOf<Unknown<MetadataSchema, typeof answers.versionAnswer>>().toEqualTypeOf<never>();
    expectTypeOf<ProjectHookSchema>().toHaveProperty('id');
  });
});
