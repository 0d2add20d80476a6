import { l10n } from 'vscode';
import type { ProjectField, ProjectProblem } from '../../core/project/decodeProject';
import type { DefinitionField, EntryProblem, FieldProblem } from '../../core/provider/definitionProblem';

/** One sentence for a value that cannot stand, with what to do instead. */
export function fieldSentence(problem: FieldProblem): string {
  switch (problem) {
    case 'missing':
    case 'empty':
      return l10n.t('A value is needed here.');
    case 'wrongType':
      return l10n.t('This has the wrong type: a text belongs here, or a whole number for days.');
    case 'tooLong':
      return l10n.t('This is too long. Use a shorter text.');
    case 'controlCharacter':
      return l10n.t('This contains an invisible control character. Type it in again.');
    case 'notAUrl':
      return l10n.t('This is not a web address. Enter one such as https://gitlab.acme.com.');
    case 'credentials':
      return l10n.t('Leave user name and password out of the address: the token has its own field.');
    case 'scheme':
      return l10n.t('The address must begin with https://.');
    case 'insecure':
      return l10n.t('http:// would send the token unencrypted. Use https://.');
    case 'queryOrFragment':
      return l10n.t('Leave everything from “?” or “#” on out of the address.');
    case 'trailingDot':
      return l10n.t('The host name ends with a dot. Take the dot away.');
    case 'ambiguousPath':
      return l10n.t(
        'The path of this address can be read in two ways. Use plain names between single slashes.',
      );
    case 'lookAlike':
      return l10n.t(
        'This host only looks like a public Git host and belongs to somebody else. Check the address.',
      );
    case 'unknownType':
      return l10n.t('This type of Git host is not known to this version of Git Providers.');
    case 'notAUuid':
      return l10n.t('The id must be a UUID.');
    case 'notANumberOfDays':
      return l10n.t('Enter whole days, from 0 to 3650.');
    case 'unknownStatus':
      return l10n.t('The status is active or inactive.');
    case 'emptySegment':
      return l10n.t('There is nothing between two slashes. Write nested groups as group/subgroup.');
    case 'nameTaken':
      return l10n.t('Another provider has this name. Include the environment, team or purpose.');
    case 'typeChanged':
      return l10n.t('The type cannot change. Create a new provider if you need a different type.');
    case 'hostNotAllowed':
      return l10n.t(
        'The administrator of this machine does not allow this host (gitProviders.allowedHosts).',
      );
    case 'idTaken':
      return l10n.t('Another provider has this id. The one in the user settings counts.');
  }
}

export function fieldLabel(field: DefinitionField | ProjectField): string {
  switch (field) {
    case 'id':
      return l10n.t('id');
    case 'name':
      return l10n.t('name');
    case 'type':
      return l10n.t('type');
    case 'baseUrl':
      return l10n.t('base URL');
    case 'organization':
      return l10n.t('organization');
    case 'status':
      return l10n.t('status');
    case 'rotationDays':
      return l10n.t('rotation days');
    case 'environment':
      return l10n.t('environment');
    case 'helpUrl':
      return l10n.t('help page');
    case 'repositoryUrl':
      return l10n.t('repository URL');
    case 'providerId':
      return l10n.t('provider id');
  }
}

/** Names the entry and the field at fault. */
export function entryProblemSentence({ error }: Pick<EntryProblem | ProjectProblem, 'error'>): string {
  return error === 'notAnObject'
    ? l10n.t('This entry of the settings is not an object of fields.')
    : l10n.t('{field}: {problem}', { field: fieldLabel(error.field), problem: fieldSentence(error.problem) });
}
