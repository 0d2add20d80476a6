import { describe, expect, it } from 'vitest';
import type { FormDetails, FormDraft, FormModel } from '../../../src/shared/form/formContract';
import type { FormWords } from '../../../src/shared/form/formWords';
import { isSameDraft, mergeDraft } from '../../../webview/form/draftChanges';
import {
  firstEmptyField,
  isChanged,
  isFresh,
  openedState,
  shownProblem,
  withDetails,
} from '../../../webview/form/formState';
import { readSavedState } from '../../../webview/form/savedState';

const draft: FormDraft = {
  type: 'forge',
  name: 'Forge',
  baseUrl: 'https://forge.example',
  organization: '',
  username: '',
  email: '',
  expiresAt: '',
  scope: 'user',
  environment: '',
  rotationDays: '',
  helpUrl: '',
  status: 'active',
  isDefault: false,
};

const details: FormDetails = {
  organizationLabel: 'Organization',
  organizationHint: '',
  needsEmail: false,
  asksExpiry: false,
  tokenPage: false,
  scopes: [],
  suggestedName: 'Forge',
  problems: { name: 'Another provider has this name.' },
};

const words: FormWords = {
  labels: {
    type: '',
    name: '',
    baseUrl: '',
    organization: '',
    username: '',
    email: '',
    token: '',
    expiresAt: '',
    scope: '',
    environment: '',
    rotationDays: '',
    helpUrl: '',
  },
  hints: {},
  optional: '',
  connectionTitle: '',
  accountTitle: '',
  accountHint: '',
  useTitle: '',
  pasteLabel: '',
  pastePlaceholder: '',
  active: '',
  activeHint: '',
  isDefault: '',
  isDefaultHint: '',
  showToken: '',
  hideToken: '',
  trimmed: '',
  openTokenPage: '',
  scopesTitle: '',
  more: '',
  save: '',
  test: '',
  cancelTest: '',
  testing: '',
  cancelled: '',
  checksTitle: '',
  cancel: '',
  close: '',
  remove: '',
  otherToken: '',
  tokenNotKept: '',
  unsaved: '',
};

const model: FormModel = {
  mode: 'add',
  title: 'Add Provider',
  draft,
  stored: draft,
  types: [],
  scopes: [],
  details,
  canDelete: false,
  words,
};

const opened = openedState(model, undefined);

describe('the form', () => {
  it('has no changes until something is typed, the token included', () => {
    expect(isChanged(opened)).toBe(false);
    expect(isChanged({ ...opened, token: 't' })).toBe(true);
    expect(isChanged({ ...opened, draft: { ...draft, isDefault: true } })).toBe(true);
  });

  it('speaks of a problem when the field was left', () => {
    expect(shownProblem(opened, 'name')).toBeUndefined();
    expect(shownProblem({ ...opened, left: new Set(['name']) }, 'name')).toBe(
      'Another provider has this name.',
    );
  });

  it('lets the name follow the suggestion until another is typed', () => {
    const newer = { ...details, suggestedName: 'acme on Forge' };
    expect(withDetails(opened, newer, false).draft?.name).toBe('acme on Forge');
    const typed = { ...opened, draft: { ...draft, name: 'Mine' } };
    expect(withDetails(typed, newer, false)).toEqual({ details: newer });
    const cleared = { ...opened, draft: { ...draft, name: '' } };
    expect(withDetails(cleared, newer, false)).toEqual({ details: newer });
  });

  it('leaves the name alone while somebody is at it, and follows as soon as it is left', () => {
    const newer = { ...details, suggestedName: 'acme on Forge' };
    const late = withDetails(opened, newer, true);
    expect(late).toEqual({ details: newer });
    expect(withDetails({ ...opened, ...late }, newer, false).draft?.name).toBe('acme on Forge');
  });

  it('never renames a provider that is stored', () => {
    const edited = openedState({ ...model, mode: 'edit' }, undefined);
    expect(withDetails(edited, { ...details, suggestedName: 'Other' }, false).draft).toBeUndefined();
  });

  it('begins with the first field that is needed', () => {
    expect(firstEmptyField(opened)).toBe('token');
    expect(firstEmptyField({ ...opened, draft: { ...draft, type: '' } })).toBe('type');
    const stored = { ...details, storedToken: 'One is stored.' };
    expect(firstEmptyField({ ...opened, details: stored })).toBeUndefined();
    expect(firstEmptyField({ ...opened, details: { ...stored, needsEmail: true } })).toBe('email');
  });
});

describe('a form that is opened', () => {
  const type = { type: 'forge', label: 'Forge', detail: '', baseUrl: 'https://forge.example' };
  const fresh = openedState({ ...model, types: [type] }, undefined);

  it('begins at the top while nothing is known', () => {
    expect(isFresh(fresh)).toBe(true);
  });

  it('begins with what is missing when it is filled in already, or of a stored provider', () => {
    const prefilled = { ...draft, organization: 'acme' };
    expect(isFresh({ ...fresh, draft: prefilled, model: { ...fresh.model, stored: prefilled } })).toBe(false);
    expect(isFresh({ ...fresh, draft: { ...draft, name: 'Half done' } })).toBe(false);
    expect(isFresh({ ...fresh, model: { ...fresh.model, mode: 'edit' } })).toBe(false);
  });
});

describe('values that arrive while somebody types', () => {
  it('reach the fields that were not touched, and no other', () => {
    const current = { ...draft, name: 'Typed' };
    const arrived = { ...draft, name: 'Theirs', organization: 'acme', status: 'inactive' } as const;
    expect(mergeDraft(current, draft, arrived)).toEqual({ ...arrived, name: 'Typed' });
  });

  it('change nothing where they are the same', () => {
    expect(mergeDraft(draft, draft, draft)).toEqual(draft);
    expect(isSameDraft(draft, { ...draft })).toBe(true);
  });
});

describe('what a page left before it was unloaded', () => {
  it('is read, without a token', () => {
    const state = { providerId: 'a', draft, tokenTyped: true, token: 'secret' };
    expect(readSavedState(state)).toEqual({ providerId: 'a', draft, tokenTyped: true });
  });

  it.each([undefined, null, 'text', {}, { draft: { ...draft, status: 'gone' }, tokenTyped: false }])(
    'is nothing where it does not fit: %j',
    (state) => {
      expect(readSavedState(state)).toBeUndefined();
    },
  );
});
