import { ViewColumn, window, type Uri, type WebviewPanel } from 'vscode';
import { pageHtml, pageResources } from '../webview/pageHtml';
import { formViewType } from './formViewType';

/** Opens an empty panel in the active column. */
export function openPanel(title: string): WebviewPanel {
  return window.createWebviewPanel(formViewType, title, ViewColumn.Active, { enableFindWidget: true });
}

/** Shows the page of the form; it asks for everything else. */
export function showPage({ webview }: WebviewPanel, extension: Uri, title: string): void {
  webview.options = { enableScripts: true, localResourceRoots: [pageResources(extension)] };
  webview.html = pageHtml(webview, extension, 'form', title);
}
