import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installExtension } from '../../scripts/installExtension.mjs';

/** Puts the bench's own extension into a VS Code over the data in `directory`. */
export async function installDriver(directory: string, program: string): Promise<void> {
  const source = join(directory, 'driver');
  await mkdir(join(source, 'dist'), { recursive: true });
  await cp(program, join(source, 'dist', 'driver.js'));
  const manifest = {
    name: 'bench-driver',
    publisher: 'git-providers',
    version: '1.0.0',
    engines: { vscode: '^1.103.0' },
    main: './dist/driver.js',
    activationEvents: ['onStartupFinished'],
  };
  await writeFile(join(source, 'package.json'), JSON.stringify(manifest));
  await installExtension(join(directory, 'extensions'), source);
}
