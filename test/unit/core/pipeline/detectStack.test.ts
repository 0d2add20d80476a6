import { describe, expect, it } from 'vitest';
import { detectStack } from '../../../../src/core/pipeline/detectStack';
import { matchesPipelinePath } from '../../../../src/core/pipeline/pipelineFile';

describe('the stack of a repository', () => {
  it.each([
    ['npm', ['package.json', 'package-lock.json', 'README.md']],
    ['npm', ['package.json', 'npm-shrinkwrap.json']],
    ['npmUnlocked', ['package.json', 'README.md']],
    ['yarn', ['package.json', 'yarn.lock']],
    ['pnpm', ['package.json', 'pnpm-lock.yaml', 'package-lock.json']],
    ['python', ['pyproject.toml', 'requirements.txt']],
    ['pythonRequirements', ['requirements.txt', 'main.py']],
    ['go', ['go.mod', 'go.sum', 'package.json']],
    ['maven', ['pom.xml']],
    ['gradle', ['build.gradle.kts']],
    ['gradleWrapper', ['settings.gradle', 'gradlew', 'gradlew.bat']],
    ['dotnet', ['Shop.slnx']],
    ['dotnet', ['Shop.csproj']],
    ['rust', ['Cargo.toml', 'Cargo.lock']],
    ['plain', ['README.md', 'mypackage.json', 'go.mod.bak']],
    ['plain', []],
  ] as const)('is %s by its files %j', (stack, names) => {
    expect(detectStack(names)).toBe(stack);
  });
});

describe('a place for pipelines', () => {
  it.each([
    ['.github/workflows/*.yml', '.github/workflows/build.yml', true],
    ['.github/workflows/*.yml', '.github/workflows/old/build.yml', false],
    ['.github/workflows/*.yml', '.github/workflows/.yml', false],
    ['.github/workflows/*.yml', '.github/workflows/build.yml.bak', false],
    ['.gitlab-ci.yml', '.gitlab-ci.yml', true],
    ['.gitlab-ci.yml', 'xgitlab-ci-yml', false],
  ])('%s holds %s: %s', (pattern, path, holds) => {
    expect(matchesPipelinePath(pattern, path)).toBe(holds);
  });
});
