import { l10n } from 'vscode';
import type { RequiredScope } from '../../core/host/requiredScope';
import { findCheck } from '../../core/diagnosis/report';
import { checkOrganization } from '../../core/provider/definitionRules';
import type { FieldNote, FormDetails, FormEntry, ScopeRow } from '../../shared/form/formContract';
import { tokenAdvice } from '../commands/tokenAdvice';
import { organizationHint, organizationLabel, scopeStateLabel } from '../words/formWords';
import { purposeLabel } from '../words/permissionWords';
import { shownHost } from '../words/shownHost';
import { absenceSentence } from '../words/stateWords';
import { recognizedLabel } from '../words/tokenWords';
import { usableSummary, type FormFacts } from './formFacts';
import type { FormParts } from './formParts';
import { readEntry, type ReadEntry } from './readEntry';
import { suggestedName } from './suggestedName';
import { expiryIsAsked, kindOfToken, needsEmail, testOf, type TokenAtPlace } from './tokenFacts';

type Parts = Pick<FormParts, 'hosts' | 'directory' | 'now'>;

/** Stands for a provider that has none yet. */
const noId = '00000000-0000-4000-8000-000000000000';

/** Whatever follows from what stands in the form. Asks nobody. */
export function describeEntry(parts: Parts, facts: FormFacts, entry: FormEntry): FormDetails {
  const read = readEntry(parts, facts, entry, noId);
  const { host, baseUrl, problems } = read;
  const place = { token: entry.token, host, baseUrl };
  const term = host !== undefined && baseUrl !== undefined ? host.organizationTerm(baseUrl) : 'organization';
  const note = tokenNote(parts, facts, place);
  const stored = storedTokenSentence(facts, read);
  return {
    organizationLabel: organizationLabel(term),
    organizationHint: organizationHint(term),
    needsEmail: needsEmail(facts, place),
    asksExpiry: expiryIsAsked(facts, place),
    tokenPage: host !== undefined && baseUrl !== undefined,
    scopes: scopeRows(facts, entry, place),
    suggestedName: suggestedName(parts, entry.draft, facts.provider?.id),
    problems,
    ...(host !== undefined && baseUrl !== undefined && { deployment: host.deployment(baseUrl) }),
    ...(note !== undefined && { tokenNote: note }),
    ...(stored !== undefined && { storedToken: stored }),
  };
}

function storedTokenSentence({ provider }: FormFacts, { tokenUse, baseUrl }: ReadEntry): string | undefined {
  if (provider === undefined || tokenUse === 'none' || tokenUse === 'typed') return undefined;
  return tokenUse === 'follows' && baseUrl !== undefined
    ? l10n.t(
        'The stored token was entered for {0}. Enter another one, or say on saving that it is for {1} too.',
        provider.baseUrl.href,
        baseUrl.href,
      )
    : l10n.t('A token is stored. Leave this empty to keep it.');
}

function tokenNote({ hosts }: Parts, facts: FormFacts, place: TokenAtPlace): FieldNote | undefined {
  const { token, host, baseUrl } = place;
  if (host === undefined || baseUrl === undefined) return undefined;
  if (token !== '') return tokenAdvice(token, { host, baseUrl, hosts });
  const { provider } = facts;
  if (usableSummary(facts) !== undefined) {
    const kind = kindOfToken(facts, place);
    const here = kind !== undefined && baseUrl.href === provider?.baseUrl.href;
    return here ? { severity: 'information', sentence: recognizedLabel(host.label, kind) } : undefined;
  }
  if (provider === undefined) return undefined;
  if (provider.scope.kind === 'user') return absenceNote(facts);
  const sentence = l10n.t(
    'Defined by this workspace. The token goes to {0}: enter it only if you trust that host.',
    shownHost(baseUrl),
  );
  return { severity: 'warning', sentence };
}

/** The definition can be saved without one. */
function absenceNote({ stored }: FormFacts): FieldNote | undefined {
  return stored !== undefined && 'kind' in stored.summary
    ? { severity: 'warning', sentence: absenceSentence(stored.summary) }
    : undefined;
}

function scopeRows(facts: FormFacts, { draft }: FormEntry, place: TokenAtPlace): readonly ScopeRow[] {
  const { host, baseUrl } = place;
  if (host === undefined || baseUrl === undefined) return [];
  const organization = checkOrganization(draft.organization);
  const isKnown = place.token !== '' || usableSummary(facts) !== undefined;
  // Before there is a token, the one that is recommended is described.
  const recommended = isKnown ? undefined : host.capabilities(baseUrl).tokenKinds[0]?.kind;
  const required = host.requiredScopes(
    baseUrl,
    organization.ok ? organization.value : undefined,
    kindOfToken(facts, place) ?? recommended,
  );
  const tested = testOf(facts, place);
  const finding = tested && findCheck(tested.report, 'scopes')?.finding;
  const granted =
    finding?.kind === 'scopesGranted' || finding?.kind === 'scopesMissing' ? finding.granted : undefined;
  const missing = granted === undefined ? [] : host.missingScopes(granted, required);
  const stateOf = ({ name }: RequiredScope): ScopeRow['state'] => {
    if (granted === undefined) return 'unknown';
    return missing.includes(name) ? 'missing' : 'granted';
  };
  return required.map((scope) => {
    const state = stateOf(scope);
    return {
      name: scope.shownAs ?? scope.name,
      purpose: scope.purposes.map(purposeLabel).join(', '),
      state,
      stateLabel: scopeStateLabel(state, finding?.kind === 'scopesUnknown'),
    };
  });
}
