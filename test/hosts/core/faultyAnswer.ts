import type { ServerResponse } from 'node:http';
import type { Fault } from './faults';
import { html, redirect, withHeaders, type Reply } from './reply';

/** The answer that a fault puts in place of the host's own, if it does. */
export function faultReply(fault: Fault): Reply | undefined {
  const headers = fault.headers ?? {};
  if (fault.redirectTo !== undefined) {
    return withHeaders({ ...redirect(302, fault.redirectTo), status: fault.status ?? 302 }, headers);
  }
  if (fault.html === true) return withHeaders(html(fault.status ?? 200, 'Sign in to this network'), headers);
  if (fault.status === undefined) return undefined;
  return withHeaders(
    { kind: 'reply', status: fault.status, headers: {}, body: fault.body ?? '{}' },
    { 'Content-Type': 'application/json', ...headers },
  );
}

/** Sends half of what its head announces, and then ends the connection or leaves it open. */
export function sendHalf(response: ServerResponse, reply: Reply, end: boolean): void {
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'Content-Length': body.length });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => {
    if (end) response.socket?.end();
  });
}

/** An array of numbers in chunks of 64 KiB, no faster than they are taken. */
export async function streamOversized(response: ServerResponse, bytes: number): Promise<void> {
  const chunk = Buffer.from('1234567,'.repeat(8192));
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
  response.write('[');
  for (let sent = 0; sent < bytes && !response.destroyed; sent += chunk.length) {
    if (!response.write(chunk)) await drained(response);
  }
  response.end('0]');
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}
