import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Stack } from '../../../../src/core/pipeline/detectStack';
import { matchesPipelinePath } from '../../../../src/core/pipeline/pipelineFile';
import { stackRecipe } from '../../../../src/core/pipeline/stackRecipe';
import { hosts } from '../../../../src/hosts/hosts';
import { baseUrl } from '../sampleProviders';
import { readYaml } from './readYaml';

const stacks: readonly Stack[] = [
  'npm',
  'npmUnlocked',
  'yarn',
  'pnpm',
  'python',
  'pythonRequirements',
  'go',
  'maven',
  'gradle',
  'gradleWrapper',
  'dotnet',
  'rust',
  'plain',
];

const commands = v.array(v.string());
const options = v.record(v.string(), v.unknown());
const step = v.union([
  v.strictObject({ uses: v.pipe(v.string(), v.regex(/^actions\/[a-z-]+@v\d+$/)), with: options }),
  v.strictObject({ run: v.string() }),
]);
const workflow = v.strictObject({
  name: v.string(),
  on: v.strictObject({ push: v.null(), pull_request: v.null() }),
  permissions: v.strictObject({ contents: v.literal('read') }),
  jobs: v.strictObject({ test: v.strictObject({ 'runs-on': v.string(), steps: v.array(step) }) }),
});
const job = v.strictObject({ test: v.strictObject({ image: v.string(), script: commands }) });
const pipelines = v.strictObject({
  image: v.string(),
  pipelines: v.strictObject({
    default: v.tuple([v.strictObject({ step: v.strictObject({ name: v.string(), script: commands }) })]),
  }),
});

async function proposed(type: string, href: string, stack: Stack) {
  const host = hosts.find((each) => each.type === type);
  const url = baseUrl(href);
  const file = await host?.pipelineFile(url, stack);
  return { file, patterns: host?.pipelinePaths(url) ?? [] };
}

describe.each(stacks)('the pipeline proposed for %s', (stack) => {
  const recipe = stackRecipe(stack);

  it.each([
    ['github', 'https://github.com'],
    ['github', 'https://git.acme.example'],
    ['gitlab', 'https://gitlab.com'],
    ['bitbucket', 'https://bitbucket.org'],
  ])('lies where %s at %s looks for it, and holds no secret', async (type, href) => {
    const { file, patterns } = await proposed(type, href, stack);
    expect(patterns.some((pattern) => matchesPipelinePath(pattern, file?.path ?? ''))).toBe(true);
    expect(file?.text).not.toMatch(/secret|token|password|\$\{\{|\t|[ ]\n/i);
    expect(file?.text).toMatch(/[^\n]\n$/);
  });

  it('is a workflow that may read the contents alone and keeps no credential', async () => {
    const { file } = await proposed('github', 'https://github.com', stack);
    const { jobs } = v.parse(workflow, readYaml(file?.text ?? ''));
    const { steps } = jobs.test;
    expect(steps[0]).toMatchObject({ with: { 'persist-credentials': false } });
    expect(steps.flatMap((each) => ('run' in each ? [each.run] : []))).toEqual(recipe.commands);
    expect(jobs.test['runs-on']).toBe('ubuntu-latest');
  });

  it('runs on the owner’s machines where the host brings none', async () => {
    const { file } = await proposed('github', 'https://git.acme.example', stack);
    expect(v.parse(workflow, readYaml(file?.text ?? '')).jobs.test['runs-on']).toBe('self-hosted');
  });

  it('is one job, or one step, in an image that has the tools', async () => {
    const gitlab = await proposed('gitlab', 'https://gitlab.com', stack);
    const { test } = v.parse(job, readYaml(gitlab.file?.text ?? ''));
    expect(test).toEqual({ image: recipe.image, script: recipe.commands });
    const bitbucket = await proposed('bitbucket', 'https://bitbucket.org', stack);
    const read = v.parse(pipelines, readYaml(bitbucket.file?.text ?? ''));
    expect(read.image).toBe(recipe.image);
    expect(read.pipelines.default[0].step.script).toEqual(recipe.commands);
  });
});

describe('a host without pipelines of its own', () => {
  it('proposes nothing and looks nowhere', async () => {
    expect(await proposed('bitbucket', 'https://git.acme.example', 'npm')).toEqual({
      file: undefined,
      patterns: [],
    });
  });
});
