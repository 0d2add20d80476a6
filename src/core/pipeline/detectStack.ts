/** What a repository is built with, as far as its root tells. `unlocked`: no lock file says which versions to install. */
export type Stack =
  | 'npm'
  | 'npmUnlocked'
  | 'yarn'
  | 'pnpm'
  | 'python'
  | 'pythonRequirements'
  | 'go'
  | 'maven'
  | 'gradle'
  | 'gradleWrapper'
  | 'dotnet'
  | 'rust'
  | 'plain';

/** The first row that fits counts; `files` are names in the repository's root. */
const signs: readonly (readonly [stack: Stack, files: readonly RegExp[]])[] = [
  ['pnpm', [/^package\.json$/, /^pnpm-lock\.yaml$/]],
  ['yarn', [/^package\.json$/, /^yarn\.lock$/]],
  ['npm', [/^package\.json$/, /^(package-lock|npm-shrinkwrap)\.json$/]],
  ['go', [/^go\.mod$/]],
  ['rust', [/^Cargo\.toml$/]],
  ['maven', [/^pom\.xml$/]],
  ['gradleWrapper', [/^(build|settings)\.gradle(\.kts)?$/, /^gradlew$/]],
  ['gradle', [/^(build|settings)\.gradle(\.kts)?$/]],
  ['dotnet', [/\.(sln|slnx|csproj|fsproj|vbproj)$/i]],
  ['python', [/^pyproject\.toml$/]],
  ['pythonRequirements', [/^requirements\.txt$/]],
  // Many repositories of other languages have one for a tool or two.
  ['npmUnlocked', [/^package\.json$/]],
];

/** @param names of the files in the repository's root */
export function detectStack(names: readonly string[]): Stack {
  const found = signs.find(([, files]) => files.every((file) => names.some((name) => file.test(name))));
  return found?.[0] ?? 'plain';
}
