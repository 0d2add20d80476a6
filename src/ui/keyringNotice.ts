import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { env, l10n, UIKind, window } from 'vscode';
import type { MemoryPort } from '../core/provider/health';
import { lacksKeyring } from './notices/lacksKeyring';

const quietKey = 'keyring.quiet';

/** What is to be called after a token was stored: says, once a window, that it may not last. */
export function createKeyringNotice(memory: MemoryPort): () => Promise<void> {
  let told = false;
  return async () => {
    if (told || memory.get(quietKey) === true) return;
    told = true;
    const lacking = lacksKeyring({
      inBrowser: env.uiKind === UIKind.Web,
      remote: env.remoteName !== undefined,
      platform: process.platform,
      sessionBus: hasSessionBus(process.env),
    });
    if (!lacking) return;
    const stop = l10n.t("Don't Show Again");
    const sentence = l10n.t(
      'No keyring was found on this machine, so the token may not outlive VS Code and may have to be entered again.',
    );
    if ((await window.showInformationMessage(sentence, stop)) === stop) await memory.update(quietKey, true);
  };
}

/** The bus is announced, or listens at its usual place. Source: the D-Bus specification; systemd's `dbus.socket`. */
function hasSessionBus(environment: NodeJS.ProcessEnv): boolean {
  const runtime = environment['XDG_RUNTIME_DIR'] ?? '';
  const announced = (environment['DBUS_SESSION_BUS_ADDRESS'] ?? '') !== '';
  return announced || (runtime !== '' && existsSync(join(runtime, 'bus')));
}
