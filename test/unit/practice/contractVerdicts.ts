import { validateExchange } from '../../hosts/contract/validateExchange';
import { hostExchanges } from '../../hosts/contract/hostExchanges';
import type { PracticeHost } from '../../hosts/core/practiceHost';

export interface ContractVerdicts {
  /** `description: operation: problem`. */
  readonly problems: readonly string[];
  /** Operations, each with the statuses that were seen, `GET /user 200`. */
  readonly seen: ReadonlySet<string>;
  /** How many exchanges were validated, by description. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Holds everything that the host has recorded to the official descriptions, and prints how much that was. */
export function contractVerdicts(host: PracticeHost): ContractVerdicts {
  const problems: string[] = [];
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  for (const { description, exchange } of hostExchanges(host)) {
    const verdict = validateExchange(description, exchange);
    if (verdict === undefined) continue;
    if (verdict.heldTo !== 'nothing') counts.set(description, (counts.get(description) ?? 0) + 1);
    seen.add(`${verdict.operation} ${String(exchange.status)}`);
    problems.push(
      ...verdict.problems.map(
        (problem) => `${description}: ${verdict.operation} ${String(exchange.status)}: ${problem}`,
      ),
    );
  }
  for (const [description, count] of counts) {
    console.log(`${host.label}: ${String(count)} exchanges validated by the description ${description}`);
  }
  return { problems, seen, counts };
}

/** One request with a JSON body, where there is one. */
export async function exchange(
  url: string,
  headers: Readonly<Record<string, string>>,
  method = 'GET',
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    redirect: 'manual',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}
