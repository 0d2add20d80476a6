import type { Stack } from './detectStack';

/** How a stack is built and tested, whatever the host. */
export interface StackRecipe {
  /** A container image that has the tools, for hosts whose jobs run in one. */
  readonly image: string;
  /** For a POSIX shell in the repository's root. */
  readonly commands: readonly string[];
}

/** Versions that are maintained for a long time; the files are a beginning, and the user's from then on. */
export const nodeVersion = '24';
export const pythonVersion = '3.14';
export const javaVersion = '21';
export const dotnetVersion = '10.0';

const node = `node:${nodeVersion}`;
const python = `python:${pythonVersion}`;
const test = 'npm run test --if-present';

const recipes: Readonly<Record<Stack, StackRecipe>> = {
  npm: { image: node, commands: ['npm ci', test] },
  npmUnlocked: { image: node, commands: ['npm install', test] },
  // Both the first and the later versions of Yarn know this option.
  yarn: { image: node, commands: ['corepack enable', 'yarn install --frozen-lockfile', 'yarn test'] },
  pnpm: {
    image: node,
    commands: ['corepack enable', 'pnpm install --frozen-lockfile', 'pnpm run --if-present test'],
  },
  python: { image: python, commands: ['python -m pip install . pytest', 'python -m pytest'] },
  pythonRequirements: {
    image: python,
    commands: ['python -m pip install -r requirements.txt pytest', 'python -m pytest'],
  },
  go: { image: 'golang:1.26', commands: ['go build ./...', 'go test ./...'] },
  maven: { image: `maven:3-eclipse-temurin-${javaVersion}`, commands: ['mvn --batch-mode verify'] },
  gradle: { image: `gradle:9-jdk${javaVersion}`, commands: ['gradle build'] },
  gradleWrapper: { image: `eclipse-temurin:${javaVersion}`, commands: ['./gradlew build'] },
  dotnet: {
    image: `mcr.microsoft.com/dotnet/sdk:${dotnetVersion}`,
    commands: ['dotnet build', 'dotnet test --no-build'],
  },
  rust: { image: 'rust:1', commands: ['cargo build', 'cargo test'] },
  plain: {
    image: 'alpine:3',
    commands: ['echo "Replace this line by what builds and tests the repository"'],
  },
};

export function stackRecipe(stack: Stack): StackRecipe {
  return recipes[stack];
}
