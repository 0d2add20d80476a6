import { html, type TemplateResult } from 'lit-html';
import type { FieldNote } from '../../src/shared/form/formContract';
import { button } from '../components';
import { draftField, type FormView } from './fieldParts';
import { typeChoice } from './typeChoice';

/** Where the provider is. */
export function connectionPart(view: FormView): TemplateResult {
  const { details, model, draft } = view.state;
  const empty = draft.name === '' && details.suggestedName !== '';
  return html`<section aria-labelledby="connection-title">
    <h2 id="connection-title">${model.words.connectionTitle}</h2>
    ${typeChoice(view)}
    ${draftField(view, { field: 'name', placeholder: empty ? details.suggestedName : undefined })}
    ${baseUrlField(view)}
    ${draftField(view, {
      field: 'organization',
      label: details.organizationLabel,
      hint: details.organizationHint,
      optional: true,
    })}
  </section>`;
}

/** What answers there is told as soon as it is known, until then what the address says by itself. */
function baseUrlField(view: FormView): TemplateResult {
  const { details, detection, model } = view.state;
  const product = detection?.product ?? details.deployment;
  const found: readonly FieldNote[] =
    product === undefined ? [] : [{ severity: 'information', sentence: product }];
  const notes = detection?.note === undefined ? found : [...found, detection.note];
  const wanted = model.typeLocked === undefined ? detection?.type : undefined;
  const more =
    wanted === undefined
      ? undefined
      : html`<div class="remedies">
          ${button({
            label: detection?.typeLabel ?? wanted,
            onClick: () => {
              view.editing.chooseType(wanted);
            },
          })}
        </div>`;
  return draftField(view, { field: 'baseUrl', keys: 'url', notes, more });
}
