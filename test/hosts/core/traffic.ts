import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readGitRequest } from './gitRequest';
import type { RecordedRequest, SeenCredential } from './practiceHost';
import { presented, type PracticeRequest } from './practiceRequest';
import type { TokenStore } from './practiceToken';

export type OpenRecord = { -readonly [Key in keyof RecordedRequest]: RecordedRequest[Key] };

/** What a host has received, and how much of it at once. */
export interface Traffic {
  readonly requests: readonly RecordedRequest[];
  /** Greatest number of requests that were under way together. */
  readonly greatestAtOnce: number;
  begin(request: IncomingMessage, response: ServerResponse, read: PracticeRequest | undefined): OpenRecord;
  clear(): void;
}

export function createTraffic(tokens: TokenStore): Traffic {
  const requests: RecordedRequest[] = [];
  let atOnce = 0;
  let greatest = 0;
  return {
    requests,
    get greatestAtOnce() {
      return greatest;
    },
    begin(request, response, read) {
      const record = recordOf(request, tokens, read);
      requests.push(record);
      greatest = Math.max(greatest, ++atOnce);
      response.on('finish', () => {
        record.status = response.statusCode;
      });
      response.on('close', () => {
        atOnce--;
        record.endedAt = Date.now();
        record.aborted = !response.writableFinished;
      });
      return record;
    },
    clear() {
      requests.splice(0);
      greatest = atOnce;
    },
  };
}

function recordOf(
  request: IncomingMessage,
  tokens: TokenStore,
  read: PracticeRequest | undefined,
): OpenRecord {
  const [path = '', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const record: OpenRecord = {
    method: request.method ?? 'GET',
    path,
    query,
    status: undefined,
    headers: request.headers,
    at: Date.now(),
  };
  const credential = seenCredential(request);
  const shown = presented(request.headers);
  const label = 'token' in shown ? tokens.find(shown.token)?.token.label : undefined;
  const service = read && readGitRequest(read, read.segments)?.service;
  if (credential !== undefined) record.credential = credential;
  if (label !== undefined) record.tokenLabel = label;
  if (service !== undefined) record.gitService = service;
  return record;
}

/** Which credential came, without the credential. */
export function seenCredential({ headers }: IncomingMessage): SeenCredential | undefined {
  const shown = presented(headers);
  switch (shown.kind) {
    case 'none':
      return undefined;
    case 'unreadable':
      return { kind: 'unreadable', digest: digestOf(headers.authorization ?? '') };
    case 'bearer':
    case 'privateToken':
    case 'basic':
      return { kind: shown.kind, digest: digestOf(shown.token) };
  }
}

/** Twelve hexadecimal digits by which a token is known again. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex').slice(0, 12);
}
