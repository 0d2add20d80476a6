import { expect } from 'vitest';
import { generalSituations } from '../../hosts/core/generalSituations';
import {
  certificateSettings,
  editBaseUrl,
  fine,
  openHost,
  proxySettings,
  testAgain,
  type Situation,
} from './situation';

const gitlab = { host: 'gitlab', base: 'server', organization: 'acme' } as const;
const skipped = ['product', 'authenticated', 'organization', 'repositories', 'git'] as const;
const unreached = { problems: ['reach failed unreachable'], skipped, outcome: 'offline' } as const;
const strange = { problems: ['reach failed notThisHost'], skipped, outcome: 'offline' } as const;
const api = '/api/v4';
/** Nothing listens there. */
const deadProxy = 'http://127.0.0.1:9';

/** What stands between this machine and a host, whichever host it is. */
export const situationsOfTheWay: readonly Situation[] = [
  {
    ...gitlab,
    ...unreached,
    baseUrl: 'http://127.0.0.1:47',
    title: 'a port where nothing listens',
    tells: { reach: { error: { reason: 'refused' } } },
    remedies: [editBaseUrl, openHost, testAgain],
  },
  {
    ...gitlab,
    ...unreached,
    faults: { [api]: generalSituations.reset },
    title: 'a connection that is cut',
    tells: { reach: { error: { reason: 'reset' } } },
    remedies: [testAgain, proxySettings],
  },
  {
    ...gitlab,
    faults: { [api]: generalSituations.hangBeforeHead },
    stepMs: 1000,
    title: 'a host that never answers',
    problems: ['reach failed timedOut'],
    skipped,
    outcome: 'offline',
    remedies: [testAgain],
  },
  ...(
    [
      ['selfSigned', 'tlsSelfSigned', [certificateSettings, testAgain]],
      ['selfSignedChain', 'tlsSelfSigned', [certificateSettings, testAgain]],
      ['unknownIssuer', 'tlsUnknownIssuer', [certificateSettings, testAgain]],
      ['expired', 'tlsExpired', [openHost, testAgain]],
      ['wrongName', 'tlsWrongName', [editBaseUrl, openHost]],
    ] as const
  ).map(([kind, reason, remedies]): Situation => ({
    ...gitlab,
    ...unreached,
    tls: kind,
    title: `a certificate that is no good (${kind})`,
    tells: { reach: { error: { reason } } },
    remedies,
  })),
  {
    ...gitlab,
    ...strange,
    faults: { '/': generalSituations.captivePortal },
    title: 'a web page in place of the API',
    tells: { reach: { error: { seen: 'html' } } },
    remedies: [openHost, editBaseUrl, testAgain],
  },
  {
    ...gitlab,
    ...strange,
    faults: { '/': { status: 511, html: true } },
    title: 'a network that wants a sign-in',
    tells: { reach: { error: { seen: 'captivePortal' } } },
    remedies: [openHost, testAgain],
  },
  {
    ...gitlab,
    ...strange,
    faults: { '/': generalSituations.redirect('http://127.0.0.1:9/elsewhere') },
    title: 'an address that leads elsewhere',
    tells: { reach: { error: { seen: 'redirect', elsewhere: 'http://127.0.0.1:9' } } },
    remedies: [editBaseUrl, openHost],
  },
  {
    ...gitlab,
    faults: { [api]: generalSituations.notJson },
    title: 'something that is no API',
    problems: ['product failed notThisHost'],
    remedies: [editBaseUrl, testAgain],
    outcome: 'offline',
  },
  {
    ...gitlab,
    faults: { [api]: generalSituations.wrongShape },
    title: 'an API of something else',
    problems: ['product failed notThisHost'],
    tells: { product: { error: { seen: 'wrongShape' } } },
    remedies: [editBaseUrl, testAgain],
    outcome: 'offline',
  },
  {
    ...gitlab,
    faults: { [api]: generalSituations.oversized },
    title: 'an answer without end',
    problems: ['product failed notThisHost'],
    tells: { product: { error: { seen: 'tooLarge' } } },
    remedies: [editBaseUrl, testAgain],
    outcome: 'offline',
  },
  {
    ...gitlab,
    faults: { [api]: generalSituations.outage(500) },
    title: 'a host with an error of its own',
    problems: ['product failed serverError'],
    remedies: [testAgain, openHost],
    outcome: 'offline',
  },
  {
    ...gitlab,
    ...fine,
    faults: { [api]: generalSituations.outage(503, 2) },
    title: 'an outage that is over soon',
  },
  {
    ...gitlab,
    ...fine,
    tls: 'trusted',
    gitConfig: (authority) => `[http]\n\tsslCAInfo = ${authority}\n`,
    title: 'a certificate that VS Code and Git both trust',
  },
  {
    ...gitlab,
    tls: 'trusted',
    title: 'a certificate that VS Code trusts and Git does not',
    problems: ['git failed gitFailed'],
    tells: { git: { failure: 'certificate', settings: [] } },
    remedies: [certificateSettings, testAgain],
    outcome: 'problem',
  },
  {
    ...gitlab,
    tls: 'trusted',
    gitConfig: () => `[http]\n\tsslCAInfo = /nowhere/authority.pem\n`,
    title: 'a file of certificates that Git does not find',
    problems: ['git failed gitFailed'],
    tells: { git: { failure: 'certificate' } },
    remedies: [
      {
        kind: 'showGitSettings',
        settings: [
          {
            name: 'http.sslcainfo',
            value: '/nowhere/authority.pem',
            file: expect.stringContaining('.gitconfig') as string,
          },
        ],
      },
      certificateSettings,
      testAgain,
    ],
    outcome: 'problem',
  },
  {
    ...gitlab,
    tls: 'trusted',
    gitConfig: () => `[http]\n\tsslVerify = false\n`,
    title: 'a Git that does not check certificates',
    problems: ['git warning gitUnverified'],
    remedies: [
      {
        kind: 'showGitSettings',
        settings: [
          {
            name: 'http.sslverify',
            value: 'false',
            file: expect.stringContaining('.gitconfig') as string,
          },
        ],
      },
    ],
    outcome: 'connected',
  },
  {
    ...gitlab,
    gitConfig: () => `[http]\n\tproxy = http://alice:secret@127.0.0.1:9\n`,
    title: 'a proxy of Git’s own that is not there',
    problems: ['git failed gitFailed'],
    tells: { git: { failure: 'refused' } },
    remedies: [
      {
        kind: 'showGitSettings',
        settings: [
          { name: 'http.proxy', value: deadProxy, file: expect.stringContaining('.gitconfig') as string },
        ],
      },
      proxySettings,
      testAgain,
    ],
    outcome: 'problem',
  },
  {
    ...gitlab,
    gitVariables: { http_proxy: deadProxy },
    title: 'a proxy that Git takes from the environment',
    problems: ['git failed gitFailed'],
    remedies: [
      { kind: 'showGitSettings', settings: [{ name: 'http_proxy', value: deadProxy }] },
      proxySettings,
      testAgain,
    ],
    outcome: 'problem',
  },
  {
    ...gitlab,
    faults: { '/acme': { status: 407 } },
    title: 'a proxy that lets the API pass and Git not',
    problems: ['git failed gitFailed'],
    tells: { git: { failure: 'proxy' } },
    remedies: [proxySettings, testAgain],
    outcome: 'problem',
  },
];
