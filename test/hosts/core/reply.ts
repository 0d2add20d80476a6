/** A whole HTTP answer. Header names are written as the host writes them. */
export interface Reply {
  readonly kind: 'reply';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Headers = Readonly<Record<string, string>>;

export function json(status: number, body: unknown, headers: Headers = {}): Reply {
  return {
    kind: 'reply',
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

/** An answer without a body, as to a deletion. */
export function empty(status: number, headers: Headers = {}): Reply {
  return { kind: 'reply', status, headers, body: '' };
}

/** Git shows a plain text body to the user, each line after `remote: `. */
export function text(status: number, body: string, headers: Headers = {}): Reply {
  return {
    kind: 'reply',
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers },
    body,
  };
}

export function html(status: number, title: string, headers: Headers = {}): Reply {
  const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  return { kind: 'reply', status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers }, body };
}

export function redirect(status: 301 | 302 | 307, location: string): Reply {
  return { kind: 'reply', status, headers: { Location: location }, body: '' };
}

export function withHeaders(reply: Reply, headers: Headers): Reply {
  return { ...reply, headers: { ...headers, ...reply.headers } };
}
