import type { Stack } from '../../core/pipeline/detectStack';
import type { PipelineFile } from '../../core/pipeline/pipelineFile';
import {
  dotnetVersion,
  javaVersion,
  nodeVersion,
  pythonVersion,
  stackRecipe,
} from '../../core/pipeline/stackRecipe';
import type { BaseUrl } from '../../core/provider/baseUrl';
import { deploymentOf } from './deployment';

/**
 * A workflow that may read the code and nothing else. A server brings no machines to run on: those are its owner's.
 * Source: GitHub Docs, "Workflow syntax" and "Using GitHub-hosted runners".
 */
export function pipelineFile(baseUrl: BaseUrl, stack: Stack): PipelineFile {
  const runner = deploymentOf(baseUrl) === 'server' ? 'self-hosted' : 'ubuntu-latest';
  const lines = [
    'name: CI',
    '',
    'on:',
    '  push:',
    '  pull_request:',
    '',
    'permissions:',
    '  contents: read',
    '',
    'jobs:',
    '  test:',
    `    runs-on: ${runner}`,
    '    steps:',
    ...step('actions/checkout@v7', ['persist-credentials: false']),
    ...tools(stack),
    ...stackRecipe(stack).commands.map((command) => `      - run: ${command}`),
  ];
  return { path: '.github/workflows/ci.yml', text: `${lines.join('\n')}\n` };
}

function step(action: string, options: readonly string[]): readonly string[] {
  return [`      - uses: ${action}`, '        with:', ...options.map((option) => `          ${option}`)];
}

function tools(stack: Stack): readonly string[] {
  switch (stack) {
    case 'npm':
    case 'npmUnlocked':
    case 'yarn':
    case 'pnpm':
      // What it caches by itself needs a package manager that is not there yet.
      return step('actions/setup-node@v7', [`node-version: ${nodeVersion}`, 'package-manager-cache: false']);
    case 'python':
    case 'pythonRequirements':
      return step('actions/setup-python@v7', [`python-version: '${pythonVersion}'`]);
    case 'go':
      return step('actions/setup-go@v7', ['go-version-file: go.mod']);
    case 'maven':
    case 'gradle':
    case 'gradleWrapper':
      return step('actions/setup-java@v6', ['distribution: temurin', `java-version: ${javaVersion}`]);
    case 'dotnet':
      return step('actions/setup-dotnet@v6', [`dotnet-version: ${dotnetVersion}.x`]);
    // The machines have Rust already.
    case 'rust':
    case 'plain':
      return [];
  }
}
