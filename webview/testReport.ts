import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { CheckRow, RemedyButton, TestOutcomeView } from '../src/shared/webview/testView';
import { button, progressRing } from './components';
import { signIcon } from './icons';

export interface TestReportParts {
  readonly title: string;
  /** What has been found so far, while the test runs. */
  readonly running: readonly CheckRow[] | undefined;
  /** Said while it runs. */
  readonly testing: string;
  readonly outcome: TestOutcomeView | undefined;
  readonly onRemedy: (key: string) => void;
}

/** A connection test: its one sentence first, below it the checks, each as soon as it is done. */
export function testReport(parts: TestReportParts): TemplateResult {
  const { title, running, testing, outcome, onRemedy } = parts;
  const checks = running ?? outcome?.checks ?? [];
  const above = running === undefined ? (outcome?.remedies ?? []) : [];
  return html`
    <h2 id="report-title">${title}</h2>
    ${
      running === undefined
        ? outcome && headline(outcome, onRemedy)
        : html`<p class="headline">${progressRing(testing)}<strong>${testing}</strong></p>`
    }
    <ol class="checks" aria-labelledby="report-title">
      ${repeat(
        checks,
        ({ id }) => id,
        (check) => checkRow(check, above, onRemedy),
      )}
    </ol>
  `;
}

function headline(outcome: TestOutcomeView, onRemedy: (key: string) => void): TemplateResult {
  return html`
    <p class="headline">${signIcon(outcome.sign)}<strong>${outcome.sentence}</strong></p>
    ${remedyButtons(outcome.remedies, onRemedy)}
  `;
}

function checkRow(
  check: CheckRow,
  above: readonly RemedyButton[],
  onRemedy: (key: string) => void,
): TemplateResult {
  const { label, sign, status, sentence, reason, remedies } = check;
  // What is offered beside the one sentence already would only be one more stop for the keyboard.
  const others = remedies.filter(({ key }) => !above.some((other) => other.key === key));
  return html`<li class="check">
    ${signIcon(sign)}
    <div>
      <p class="check-title"><span>${label}</span> <span class="status">${status}</span></p>
      <p>${sentence}</p>
      ${reason === undefined ? nothing : html`<p class="quiet">${reason}</p>`}
      ${remedyButtons(others, onRemedy)}
    </div>
  </li>`;
}

/** The buttons that offer help, or nothing. */
export function remedyButtons(
  remedies: readonly RemedyButton[],
  onRemedy: (key: string) => void,
): TemplateResult | typeof nothing {
  if (remedies.length === 0) return nothing;
  return html`<div class="remedies">
    ${remedies.map(({ key, label }) =>
      button({
        label,
        onClick: () => {
          onRemedy(key);
        },
      }),
    )}
  </div>`;
}
