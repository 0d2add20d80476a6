import type { PracticeHost, RecordedRequest } from '../core/practiceHost';
import type { DescriptionName } from './apiDescription';
import type { Exchange } from './validateExchange';

export interface DescribedExchange {
  readonly description: DescriptionName;
  readonly exchange: Exchange;
}

const roots: readonly { readonly at: RegExp; readonly description: DescriptionName }[] = [
  { at: /^\/api\.github\.com(?=\/)/, description: 'api.github.com' },
  { at: /^\/api\.acme\.ghe\.com(?=\/)/, description: 'ghec' },
  { at: /^\/api\/v3(?=\/)/, description: 'ghes-3.17' },
  { at: /^\/api\.bitbucket\.org\/2\.0(?=\/)/, description: 'bitbucket-cloud' },
  { at: /^(\/bitbucket)?\/rest(?=\/)/, description: 'bitbucket-data-center' },
];

/**
 * The API exchanges that a host has recorded with their bodies (`keepBodies`), each with the description that it is to
 * be held to. What a fault has made of an answer is left out, and so is GitLab, which has no description.
 */
export function hostExchanges({ type, requests }: PracticeHost): readonly DescribedExchange[] {
  return requests.flatMap((record) => {
    const root = roots.find(({ at }) => at.test(record.path));
    const fits = type !== 'gitlab' && record.faulty !== true && record.answer !== undefined;
    return root === undefined || !fits
      ? []
      : [{ description: root.description, exchange: exchangeOf(record, record.path.replace(root.at, '')) }];
  });
}

function exchangeOf(record: RecordedRequest, path: string): Exchange {
  const { method, query, status = 0, body, answer = '' } = record;
  return {
    method,
    // The description has the newest version's name in place of a number.
    path: path.replace(/^(\/[a-z-]+)\/1\.0(?=\/)/, '$1/latest') + (query === '' ? '' : `?${query}`),
    status,
    ...(body?.kind === 'json' ? { requestBody: body.value } : {}),
    ...(answer === '' ? {} : { body: JSON.parse(answer) }),
  };
}
