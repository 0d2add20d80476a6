import { html, nothing, type TemplateResult } from 'lit-html';
import { button, progressRing } from '../components';
import { icon, signIcon } from '../icons';
import { remedyButtons } from '../testReport';
import type { FormView } from './fieldParts';
import { questionId } from './focusField';
import { isChanged, type FormState } from './formState';

/** What there is to say, and what can be done: always in sight. */
export function actionBar({ state, work }: FormView): TemplateResult {
  const { words, mode, canDelete } = state.model;
  const idle = mode === 'edit' && !isChanged(state);
  return html`<footer class="bar">
    <div class="bar-content">
      ${notice({ state, work })}
      <div class="buttons">
        ${button({
          id: 'save',
          label: words.save,
          appearance: 'primary',
          onClick: () => void work.save(),
        })}
        ${
          state.testing === undefined
            ? button({ id: 'test', label: words.test, onClick: () => void work.test() })
            : button({ id: 'test', label: words.cancelTest, onClick: work.cancelTest })
        }
        ${button({ id: 'close', label: idle ? words.close : words.cancel, onClick: work.close })}
        <span class="bar-status">${barStatus(state)}</span>
        ${canDelete ? button({ id: 'remove', label: words.remove, onClick: work.remove }) : nothing}
      </div>
    </div>
  </footer>`;
}

function notice({ state, work }: Pick<FormView, 'state' | 'work'>): TemplateResult | typeof nothing {
  const { notice: told } = state;
  if (told?.kind === 'question') {
    return html`<div class="notice" id=${questionId} role="group" aria-labelledby="question-text">
      <p id="question-text">${icon('info')}${told.sentence}</p>
      <div class="remedies">
        ${button({ label: told.follow, onClick: () => void work.save(true) })}
        ${button({ label: state.model.words.otherToken, onClick: work.enterOtherToken })}
      </div>
    </div>`;
  }
  if (told?.kind !== 'failed') return nothing;
  return html`<div class="notice">
    <p>${signIcon('failed')}${told.sentence}</p>
    ${remedyButtons(told.remedies, work.remedy)}
  </div>`;
}

function barStatus(state: FormState): TemplateResult | typeof nothing {
  const { words } = state.model;
  if (state.saving) return progressRing(words.save);
  if (state.notice?.kind === 'saved') {
    return html`${signIcon('passed')}<span>${state.notice.sentence}</span>`;
  }
  if (state.notice?.kind === 'cancelled') return html`<span>${words.cancelled}</span>`;
  return isChanged(state) ? html`<span>${words.unsaved}</span>` : nothing;
}
