import { html, nothing, type TemplateResult } from 'lit-html';
import { testReport } from '../testReport';
import { accountPart } from './accountPart';
import { actionBar } from './actionBar';
import { connectionPart } from './connectionPart';
import type { FormView } from './fieldParts';
import { pasteBox } from './pasteBox';
import { reportId } from './reportPlace';
import { morePart, usePart } from './usePart';

/** The whole page. */
export function formPage(view: FormView): TemplateResult {
  const { state, work } = view;
  const { model, testing, outcome } = state;
  const report = testing !== undefined || outcome !== undefined;
  return html`<div class="layout">
      <div class="form">
        <h1>${model.title}</h1>
        ${model.mode === 'add' ? pasteBox(view) : nothing} ${connectionPart(view)} ${accountPart(view)}
        ${usePart(view)} ${morePart(view)}
      </div>
      <section id=${reportId} class="report" aria-labelledby="report-title" ?hidden=${!report}>
        ${
          report
            ? testReport({
                title: model.words.checksTitle,
                running: testing,
                testing: model.words.testing,
                outcome,
                onRemedy: work.remedy,
              })
            : nothing
        }
      </section>
    </div>
    ${actionBar(view)}`;
}
