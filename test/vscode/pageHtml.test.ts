import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { extensions, ViewColumn, window, type WebviewPanel } from 'vscode';
import { pageHtml } from '../../src/ui/webview/pageHtml';

describe('The document of a page', () => {
  let panel: WebviewPanel;

  before(() => {
    panel = window.createWebviewPanel('gitProviders.test', 'Test', ViewColumn.One, {});
  });
  after(() => {
    panel.dispose();
  });

  function document(title = 'Title'): string {
    const extension = extensions.getExtension('git-providers.git-providers');
    assert.ok(extension);
    return pageHtml(panel.webview, extension.extensionUri, 'form', title);
  }

  it('lets one script run, and loads nothing but what the extension brings', () => {
    const html = document();
    const source = panel.webview.cspSource;
    const [, nonce = ''] = /script-src 'nonce-([\w-]{32})'/.exec(html) ?? [];
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    assert.deepEqual(policy.split('; '), [
      `default-src 'none'`,
      `script-src 'nonce-${nonce}'`,
      `style-src ${source}`,
      `font-src ${source}`,
      `form-action 'none'`,
      `base-uri 'none'`,
    ]);
    assert.deepEqual(
      [...html.matchAll(/<script nonce="([^"]*)" src="[^"]+">/g)].map(([, each]) => each),
      [nonce],
    );
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.equal(html.match(/<link rel="stylesheet"/g)?.length, 1);
  });

  it('has another nonce each time', () => {
    assert.notEqual(document(), document());
  });

  it('shows a title as it is', () => {
    assert.ok(!document('</title><script>').includes('</title><script>'));
  });
});
