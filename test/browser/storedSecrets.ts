import type { Workbench } from './workbench';

/**
 * The secrets of all extensions, by the name that VS Code gives them. In a browser they stand in the local storage,
 * sealed with AES-GCM: 32 bytes of one half of the key, 12 of the initialisation vector, then the text. The other
 * half of the key is the server's; both halves together, by exclusive or, open it.
 */
export async function storedSecrets({
  page,
  origin,
}: Pick<Workbench, 'page' | 'origin'>): Promise<Readonly<Record<string, unknown>>> {
  const sealed = await page.evaluate<unknown>(`localStorage.getItem('secrets.provider')`);
  if (typeof sealed !== 'string') return {};
  const bytes = Buffer.from(sealed, 'base64');
  const answer = await fetch(`${origin}/mint-key`, { method: 'POST' });
  const half = new Uint8Array(await answer.arrayBuffer());
  const raw = Uint8Array.from(bytes.subarray(0, 32), (byte, index) => byte ^ (half[index] ?? 0));
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
  const box = { name: 'AES-GCM', iv: Uint8Array.from(bytes.subarray(32, 44)) };
  const text = await crypto.subtle.decrypt(box, key, Uint8Array.from(bytes.subarray(44)));
  const secrets: unknown = JSON.parse(new TextDecoder().decode(text));
  if (typeof secrets !== 'object' || secrets === null) throw new Error('The secrets are no object');
  return Object.fromEntries(Object.entries(secrets));
}
