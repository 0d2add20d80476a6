import { asFields, type Fields } from '../core/requestBody';
import { apiDescription, type ApiDescription, type DescriptionName } from './apiDescription';
import { findOperation, followed, type Operation } from './findOperation';
import { isKnownDeviation } from './knownDeviations';
import { createSchemaChecks, type SchemaChecks } from './schemaChecks';

/** One request and its answer. */
export interface Exchange {
  readonly method: string;
  /** Below the root of the API as its description has it, with its query: `/user/repos?per_page=1`. */
  readonly path: string;
  /** Decoded JSON; absent where there was none. */
  readonly requestBody?: unknown;
  readonly status: number;
  /** Decoded JSON; absent where the answer had no body. */
  readonly body?: unknown;
}

export interface ExchangeVerdict {
  /** `GET /user/repos`. */
  readonly operation: string;
  /**
   * What the answer was held to: the schema of its status, the general form of an error where the description leaves
   * the status out, or the status alone where the description has no schema for it.
   */
  readonly heldTo: 'schema' | 'generalError' | 'status' | 'nothing';
  readonly problems: readonly string[];
}

interface Contract {
  readonly description: ApiDescription;
  readonly checks: SchemaChecks;
}

const contracts = new Map<DescriptionName, Contract>();

/** `undefined` where this machine does not have the description. */
export function validateExchange(name: DescriptionName, exchange: Exchange): ExchangeVerdict | undefined {
  const contract = contracts.get(name) ?? openContract(name);
  if (contract === undefined) return undefined;
  const [path = '', query = ''] = exchange.path.split(/\?(.*)/s);
  const operation = findOperation(contract.description, exchange.method, path);
  if (operation === undefined) {
    const problems = [`${exchange.method} ${path} is not described`];
    return { operation: `${exchange.method} ${path}`, heldTo: 'nothing', problems };
  }
  const answer = answerProblems(contract, operation, exchange);
  const problems = [
    ...queryProblems(operation, new URLSearchParams(query)),
    ...requestProblems(contract, operation, exchange),
    ...answer.problems,
  ];
  return {
    operation: operation.name,
    heldTo: answer.heldTo,
    problems: problems.filter((problem) => !isKnownDeviation(name, problem)),
  };
}

function openContract(name: DescriptionName): Contract | undefined {
  const description = apiDescription(name);
  if (description === undefined) return undefined;
  const contract = { description, checks: createSchemaChecks(description) };
  contracts.set(name, contract);
  return contract;
}

/** Numbers, flags and words of a list; parameters that are not described are nobody's business here. */
function queryProblems(operation: Operation, query: URLSearchParams): readonly string[] {
  return operation.parameters.flatMap((parameter) => {
    const value = parameter['in'] === 'query' ? query.get(String(parameter['name'])) : null;
    if (value === null) {
      const missing = parameter['in'] === 'query' && parameter['required'] === true;
      return missing ? [`query parameter ${String(parameter['name'])} is missing`] : [];
    }
    const { type, enum: words } = asFields(parameter['schema']);
    const wrong =
      (type === 'integer' && !/^-?\d+$/.test(value)) ||
      (type === 'boolean' && !/^(true|false)$/.test(value)) ||
      (Array.isArray(words) && !words.includes(value));
    return wrong ? [`query parameter ${String(parameter['name'])} cannot be ${value}`] : [];
  });
}

function requestProblems({ description, checks }: Contract, operation: Operation, exchange: Exchange) {
  const body = followed(description, operation.description['requestBody']);
  if (exchange.requestBody === undefined) {
    return body['required'] === true ? ['the request needs a body'] : [];
  }
  const schema = jsonContent(body)['schema'];
  if (schema === undefined) return [];
  return checks
    .check(
      `${operation.name} request`,
      schema,
    )(exchange.requestBody)
    .map((problem) => `request ${problem}`);
}

function answerProblems(
  { description, checks }: Contract,
  operation: Operation,
  { status, body }: Exchange,
): Pick<ExchangeVerdict, 'heldTo' | 'problems'> {
  const responses = asFields(operation.description['responses']);
  const described = responses[String(status)] ?? (status >= 400 ? responses['default'] : undefined);
  if (described === undefined) {
    const general = status >= 400 ? generalError[description.name] : undefined;
    if (general !== undefined)
      return { heldTo: 'generalError', problems: checks.check('general error', general)(body) };
    // Some operations describe nothing but their errors.
    if (Object.keys(responses).join() === 'default') return { heldTo: 'nothing', problems: [] };
    return { heldTo: 'nothing', problems: [`status ${String(status)} is not described`] };
  }
  const schema = jsonContent(followed(description, described))['schema'];
  if (schema === undefined) return { heldTo: 'status', problems: [] };
  return { heldTo: 'schema', problems: checks.check(`${operation.name} ${String(status)}`, schema)(body) };
}

function jsonContent(response: Fields): Fields {
  const content = asFields(response['content']);
  const type = Object.keys(content).find((name) => name.includes('json'));
  return type === undefined ? {} : asFields(content[type]);
}

const githubError = { $ref: '#/components/schemas/basic-error' };

const generalError: Readonly<Record<DescriptionName, unknown>> = {
  'api.github.com': githubError,
  ghec: githubError,
  'ghes-3.17': githubError,
  'bitbucket-cloud': { $ref: '#/components/schemas/error' },
  'bitbucket-data-center': {
    type: 'object',
    required: ['errors'],
    properties: { errors: { type: 'array', items: { $ref: '#/components/schemas/RestErrorMessage' } } },
  },
};
