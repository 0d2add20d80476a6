import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const manifest = {
  name: 'sample',
  publisher: 'git-providers',
  version: '0.0.1',
  engines: { vscode: '^1.100.0' },
  main: './dist/extension.js',
  activationEvents: ['onStartupFinished'],
  contributes: {
    commands: ['Ask', 'Warn', 'Delete', 'Remember', 'Show'].map((title) => ({
      command: `sample.${title.toLowerCase()}`,
      title,
      category: 'Sample',
    })),
    configuration: { properties: { 'sample.greeting': { type: 'string', default: 'none' } } },
    viewsContainers: { activitybar: [{ id: 'sample', title: 'Sample Things', icon: '$(plug)' }] },
    views: {
      sample: [
        { id: 'sample.fruits', name: 'Fruits' },
        { id: 'sample.empty', name: 'Empty' },
      ],
    },
    viewsWelcome: [{ view: 'sample.empty', contents: 'Nothing yet.\n[Ask](command:sample.ask)' }],
    menus: { 'view/item/context': [{ command: 'sample.warn', when: 'view == sample.fruits' }] },
  },
};

const code = `
const { window, workspace, commands, ThemeColor, TreeItem } = require('vscode');
exports.activate = (context) => {
  const log = window.createOutputChannel('Sample', { log: true });
  const fruits = [{ label: 'Apple', description: 'red' }, { label: 'Pear', children: [{ label: 'Seed' }] }];
  const provider = (items) => ({
    getTreeItem: (item) => Object.assign(new TreeItem(item.label, item.children ? 2 : 0), { description: item.description }),
    getChildren: (item) => (item ? item.children : items),
  });
  window.createTreeView('sample.fruits', { treeDataProvider: provider(fruits) });
  window.createTreeView('sample.empty', { treeDataProvider: provider([]) });
  const status = window.createStatusBarItem('sample.status', 1, 100);
  status.text = '$(plug) ' + workspace.getConfiguration('sample').get('greeting');
  status.accessibilityInformation = { label: 'The sample is ready' };
  status.backgroundColor = new ThemeColor('statusBarItem.errorBackground');
  status.show();
  const register = (name, action) => context.subscriptions.push(commands.registerCommand('sample.' + name, action));
  register('ask', async () => {
    const items = [{ label: 'One', description: 'first' }, { label: 'Two' }];
    const picked = await window.showQuickPick(items, { title: 'Pick', placeHolder: 'Which one?' });
    const validateInput = (text) => (text === 'bad' ? 'Not that' : undefined);
    const named = await window.showInputBox({ title: 'Name', step: 2, prompt: 'A name', password: true, validateInput });
    window.showInformationMessage(picked?.label + ' ' + named);
  });
  register('warn', async () => {
    const chosen = await window.showWarningMessage('Careful now', 'Do It', 'Leave');
    window.showInformationMessage('Chosen: ' + chosen);
  });
  register('delete', async () => {
    const chosen = await window.showWarningMessage('Delete it?', { modal: true, detail: 'It goes.' }, 'Delete');
    window.showInformationMessage('Answer: ' + chosen);
  });
  register('show', () => {
    const panel = window.createWebviewPanel('sample', 'Sample Page', 1, { enableScripts: true });
    panel.webview.onDidReceiveMessage((message) => log.warn('the page says ' + message));
    panel.webview.html = '<h1>Hello</h1><button>Say It</button><script>const api = acquireVsCodeApi();' +
      'document.querySelector("button").onclick = () => api.postMessage("pressed");</' + 'script>';
  });
  register('remember', async () => {
    const before = await context.secrets.get('count');
    await context.secrets.store('count', (before ?? '') + 'x');
    window.showInformationMessage('Remembered: ' + before);
  });
};
`;

/** Writes a small extension that shows one of everything, to prove that a test can drive it. */
export async function writeSampleExtension(folder: string): Promise<void> {
  await mkdir(join(folder, 'dist'), { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'dist', 'extension.js'), code);
}
