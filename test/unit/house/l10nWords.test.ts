import { describe, expect, it } from 'vitest';
import { sourceFiles } from './sourceFiles';
import { findUnlocalised } from './unlocalised';

/** The same in every language. */
const names = ['Git Providers', 'SSH'];

/** What is sent to those who help, the log and the diagnostic report, is English whatever the language. */
const forHelpers = /^src\/ui\/(logging\/|diagnosticReport\/(reportText|shownNetwork)\.ts)/;

const texts = (source: string): readonly string[] => findUnlocalised(source).map(({ text }) => text);

describe('words for the user', () => {
  const files = ['src/ui', 'webview'].flatMap(sourceFiles).filter(({ path }) => !forHelpers.test(path));

  it('are looked for in files that exist', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  it('go through the localisation of VS Code', () => {
    const found = files.flatMap(({ path, text }) =>
      findUnlocalised(text, path)
        .filter((each) => !names.includes(each.text))
        .map((each) => `${path}:${String(each.line)} ${each.text}`),
    );
    expect(found).toEqual([]);
  });
});

describe('the finder of words that are not localised', () => {
  it.each([
    ['a message', "window.showErrorMessage('No token');", 'No token'],
    ['a button', "window.showErrorMessage(l10n.t('No token'), 'Retry');", 'Retry'],
    ['a message in a constant', "const done = 'Done'; void window.showInformationMessage(done);", 'Done'],
    ['a message that depends', "window.showWarningMessage(one ? 'Expired' : other);", 'Expired'],
    ['a template', 'item.label = `${count} repositories`;', 'repositories'],
    ['a sentence anywhere', "collect('the host rejects the token');", 'the host rejects the token'],
    ['what tells an error', "tellError('The host failed');", 'The host failed'],
    ['a sentence that is put together', "sentences.push('Git says ' + said);", 'Git says'],
    ['a property of an item', "pick({ label: 'Public', value: true });", 'Public'],
    ['a property that depends', "pick({ description: shown ?? 'None' });", 'None'],
    ['a shorthand property', "const title = 'Export'; ask({ title });", 'Export'],
    ['a title of a progress', "window.withProgress({ title: 'Testing' }, run);", 'Testing'],
    ['a row of a tree', "new TreeItem('Providers');", 'Providers'],
    ['a Markdown text', "tooltip.appendMarkdown('**Account**: alice');", '**Account**: alice'],
    ['what is read out', "item.accessibilityInformation = { label: 'Busy' };", 'Busy'],
    ['what a function of words gives', "function stateLabel() { return 'Offline'; }", 'Offline'],
    ['what an arrow function of words gives', "const stateLabel = () => 'Offline';", 'Offline'],
    ['a page', 'page.html = `<p class="x y">Not known to ${host}</p>`;', 'Not known to'],
    ['an attribute that is read out', 'draw(html`<b aria-label="Close"></b>`);', 'Close'],
    ['a key of l10n that no tool finds', 'l10n.t(sentence);', 'l10n.t(sentence)'],
    ['a key of l10n with something put in', 'l10n.t(`Hello ${name}`);', 'l10n.t(`Hello ${name}`)'],
    ['an argument of l10n', "l10n.t('{0}: {1}', name, 'not found here');", 'not found here'],
  ])('catches %s', (_, source, text) => {
    expect(texts(source)).toContain(text);
  });

  it.each([
    ['a localised message', "window.showErrorMessage(l10n.t('No token'), l10n.t('Retry'));"],
    ['a localised constant', "const done = l10n.t('Done'); void window.showInformationMessage(done);"],
    ['a localised text with a comment', "l10n.t({ message: 'Open {0}', args: [1], comment: ['A verb'] });"],
    ['what goes to the log', "log.warn('A page sent an unknown request');"],
    ['the message of a bug', "throw new Error('The provider has no scope');"],
    ['the name of the log', "window.createOutputChannel('Git Providers', { log: true });"],
    ['identifiers', "pick({ label: name, id: 'missingTokens', icon: 'circle-slash' });"],
    ['a state that is compared', "if (text === 'not found') stop();"],
    ['a kind', "switch (kind) { case 'no answer': stop(); }"],
    ['a type', "type Word = 'Not tested' | 'Token missing';"],
    ['modules and keys', "import a from 'a b c d'; const b = a['some long key'];"],
    ['icons and punctuation', 'item.text = `$(sync~spin) ${name} · ${state}`;'],
    ['markup', 'page.html = `<main id="page" class="wide and tall">${words}</main>`;'],
    ['the policy of a page', "join([`script-src 'nonce-${nonce}'`, `form-action 'none'`]);"],
    ['a function of a style sheet', "const tracks = { name: 'minmax(190px, 2fr)' };"],
    ['comments', "// The host says no.\nrun('x');"],
  ])('lets %s pass', (_, source) => {
    expect(texts(source)).toEqual([]);
  });

  it('tells the line', () => {
    expect(findUnlocalised("\n\nask({ prompt: 'Which host?' });")).toEqual([
      { line: 3, text: 'Which host?' },
    ]);
  });
});
