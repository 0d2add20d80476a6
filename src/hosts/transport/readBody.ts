import { HostFailure } from './hostFailure';
import type { WireResponse } from './wire';

/** The whole body as text. Stops at `bodyBytes`: nobody knows what sits at an address that a user typed. */
export async function readBody(response: WireResponse, bodyBytes: number): Promise<string> {
  if (Number(response.headers.get('content-length') ?? 0) > bodyBytes) {
    await response.discard();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > bodyBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function tooLarge(): HostFailure {
  return new HostFailure({ kind: 'notThisHost', seen: 'tooLarge' });
}
