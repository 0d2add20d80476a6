import { checkBaseUrl, checkName, nameKey } from '../../provider/definitionRules';
import type { FieldError } from '../../provider/definitionProblem';
import { failed, untold, type FoundCause } from './diagnosis';
import type { DiagnoseParts } from './examination';
import type { AttemptedProvider } from './subject';
import { treat } from './treatment';

/** "Cannot create provider": what would keep it from being saved. Nothing is sent anywhere. */
export function diagnoseCreation(
  { directory, hosts }: Pick<DiagnoseParts, 'directory' | 'hosts'>,
  { name, type, baseUrl, token }: AttemptedProvider,
): readonly FoundCause[] {
  const host = hosts.get(type);
  const checkedName = checkName(name);
  const url = checkBaseUrl(baseUrl, [...hosts.values()]);
  const policy = directory.policy();
  const found: FoundCause[] = [];
  const invalid = (error: FieldError): void => {
    found.push(failed({ kind: 'attemptInvalid', error }, { kind: 'addProvider' }));
  };
  const allowed = policy.refuses('write');
  if (allowed !== undefined) {
    found.push(failed({ kind: 'refused', refusal: allowed }, { kind: 'openSettings' }));
  }
  if (url.ok && !policy.allowsHost(url.value)) {
    const refusal = { kind: 'hostNotAllowed', host: url.value.hostname } as const;
    found.push(failed({ kind: 'refused', refusal }, { kind: 'openSettings' }));
  }
  if (host === undefined) invalid({ field: 'type', problem: 'unknownType' });
  if (!checkedName.ok) invalid({ field: 'name', problem: checkedName.error });
  else {
    const by = directory
      .current()
      .providers.find((provider) => nameKey(provider.name) === nameKey(checkedName.value));
    if (by !== undefined) {
      found.push(
        failed(
          { kind: 'nameTaken', name: checkedName.value, by },
          { kind: 'editOther', providerId: by.id },
          { kind: 'addProvider' },
        ),
      );
    }
  }
  if (!url.ok) invalid({ field: 'baseUrl', problem: url.error });
  if (token === undefined) {
    found.push(failed({ kind: 'attemptWithoutToken' }, ...treat({ kind: 'openTokenPage' })));
  } else if (url.ok && host?.needsEmail(url.value, token) === true) {
    found.push(untold({ kind: 'emailNeeded' }, { kind: 'addProvider' }));
  }
  return found;
}
