import * as v from 'valibot';
import * as cloud from '../../../src/hosts/bitbucket/cloud/answers';
import { pipelinesAnswer as cloudPipelines } from '../../../src/hosts/bitbucket/cloud/runs';
import * as cloudHooks from '../../../src/hosts/bitbucket/cloud/webhooks';
import * as server from '../../../src/hosts/bitbucket/dataCenter/answers';
import { buildsAnswer, commitsAnswer } from '../../../src/hosts/bitbucket/dataCenter/builds';
import * as serverHooks from '../../../src/hosts/bitbucket/dataCenter/webhookAnswers';
import * as github from '../../../src/hosts/github/answers';
import { runsAnswer } from '../../../src/hosts/github/runs';
import * as githubHooks from '../../../src/hosts/github/webhookAnswers';
import * as gitlab from '../../../src/hosts/gitlab/answers';
import { pipelinesAnswer as gitlabPipelines } from '../../../src/hosts/gitlab/runs';
import * as gitlabHooks from '../../../src/hosts/gitlab/webhookAnswers';

/** The modules of `src/hosts` that say what an answer looks like, by their paths there. */
const answerModules = {
  'bitbucket/cloud/answers': cloud,
  'bitbucket/cloud/runs': { pipelinesAnswer: cloudPipelines },
  'bitbucket/cloud/webhooks': cloudHooks,
  'bitbucket/dataCenter/answers': server,
  'bitbucket/dataCenter/builds': { buildsAnswer, commitsAnswer },
  'bitbucket/dataCenter/webhookAnswers': serverHooks,
  'github/answers': github,
  'github/runs': { runsAnswer },
  'github/webhookAnswers': githubHooks,
  'gitlab/answers': gitlab,
  'gitlab/runs': { pipelinesAnswer: gitlabPipelines },
  'gitlab/webhookAnswers': gitlabHooks,
} as const;

export interface AnswerDecoder {
  readonly name: string;
  readonly schema: v.GenericSchema;
  /** Makes of what was decoded what the product works with. */
  readonly convert?: (json: unknown) => unknown;
}

const converters: Readonly<Record<string, (json: unknown) => unknown>> = {
  'bitbucket/cloud/answers repositoryAnswer': (json) =>
    cloud.repositoryOf(v.parse(cloud.repositoryAnswer, json)),
  'bitbucket/dataCenter/answers repositoryAnswer': (json) =>
    server.repositoryOf(v.parse(server.repositoryAnswer, json), 'https://git.acme.com'),
  'bitbucket/dataCenter/webhookAnswers webhookAnswer': (json) =>
    serverHooks.webhookOf(v.parse(serverHooks.webhookAnswer, json)),
  'bitbucket/dataCenter/webhookAnswers invocationAnswer': (json) =>
    serverHooks.deliveryOf(v.parse(serverHooks.invocationAnswer, json)),
  'bitbucket/dataCenter/webhookAnswers testAnswer': (json) =>
    serverHooks.trialOf(v.parse(serverHooks.testAnswer, json)),
  'github/answers repositoriesAnswer': (json) =>
    github.repositoriesOf(v.parse(github.repositoriesAnswer, json)),
  'github/webhookAnswers webhookAnswer': (json) =>
    githubHooks.webhookOf(v.parse(githubHooks.webhookAnswer, json)),
  'github/webhookAnswers deliveriesAnswer': (json) =>
    v.parse(githubHooks.deliveriesAnswer, json).map((each) => githubHooks.deliveryOf(each)),
  'gitlab/answers projectAnswer': (json) => gitlab.repositoryOf(v.parse(gitlab.projectAnswer, json)),
  'gitlab/webhookAnswers webhookAnswer': (json) =>
    gitlabHooks.webhookOf(v.parse(gitlabHooks.webhookAnswer, json)),
  'gitlab/webhookAnswers deliveriesAnswer': (json) =>
    v.parse(gitlabHooks.deliveriesAnswer, json).map((each) => gitlabHooks.deliveryOf(each)),
};

const isSchema = (value: unknown): value is v.GenericSchema =>
  v.is(v.looseObject({ kind: v.literal('schema'), type: v.string() }), value);

/** Every schema of an answer in those modules. */
export const answerDecoders: readonly AnswerDecoder[] = Object.entries(answerModules).flatMap(
  ([path, exported]) =>
    Object.entries<unknown>(exported).flatMap(([name, schema]): AnswerDecoder[] => {
      if (!isSchema(schema)) return [];
      const convert = converters[`${path} ${name}`];
      return [{ name: `${path} ${name}`, schema, ...(convert !== undefined && { convert }) }];
    }),
);
