import type { IncomingMessage, ServerResponse } from 'node:http';
import { text, buffer } from 'node:stream/consumers';
import * as v from 'valibot';

const batch = v.object({
  operation: v.picklist(['upload', 'download']),
  objects: v.array(v.object({ oid: v.string(), size: v.number() })),
});

/**
 * The part of an LFS server that a push and a checkout need: the batch API with the transfer `basic`, and no locks.
 * Source: git-lfs, docs/api/batch.md and docs/api/basic-transfers.md.
 */
export async function answerLfs(
  request: IncomingMessage,
  response: ServerResponse,
  objects: Map<string, Buffer>,
): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  const stored = /\/info\/lfs\/stored\/([0-9a-f]{64})$/.exec(url.pathname)?.[1];
  if (stored !== undefined && request.method === 'PUT') {
    objects.set(stored, await buffer(request));
    response.end();
  } else if (stored !== undefined) {
    response.writeHead(objects.has(stored) ? 200 : 404).end(objects.get(stored));
  } else if (url.pathname.endsWith('/info/lfs/objects/batch')) {
    const asked = v.parse(batch, JSON.parse(await text(request)));
    const base = url.href.replace(/\/objects\/batch$/, '/stored');
    const answered = asked.objects.map(({ oid, size }) => ({
      oid,
      size,
      actions:
        asked.operation === 'upload' && objects.has(oid)
          ? {}
          : { [asked.operation]: { href: `${base}/${oid}` } },
    }));
    response.setHeader('content-type', 'application/vnd.git-lfs+json');
    response.end(JSON.stringify({ transfer: 'basic', objects: answered }));
  } else {
    request.resume();
    response.writeHead(404, { 'content-type': 'application/vnd.git-lfs+json' }).end('{"message":"no locks"}');
  }
}
