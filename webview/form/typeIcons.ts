import github from '@vscode/codicons/src/icons/github.svg';
import plug from '@vscode/codicons/src/icons/plug.svg';
import type { TemplateResult } from 'lit-html';
import bitbucket from '../../media/glyphs/bitbucket.svg';
import gitlab from '../../media/glyphs/gitlab.svg';
import { svgIcon } from '../icons';

const icons = new Map([
  ['github', github],
  ['gitlab', gitlab],
  ['bitbucket', bitbucket],
]);

/** The sign of a provider's type; a plug for one that has none. */
export function typeIcon(type: string): TemplateResult {
  return svgIcon(icons.get(type) ?? plug);
}
