import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { formTestSentence } from './addProvider';
import { root } from '../../scripts/paths.mjs';
import { until } from './until';
import { webviewPage } from './webview';
import { openWorkbench, type Workbench } from './workbench';

const container = 'Git Providers';
const view = '提供程序';

let directory: string;
let hosts: PracticeHosts;
let window: Workbench;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gp-'));
  await setDisplayLanguage('zh-cn');
  hosts = await startPracticeHosts({ only: ['github'] });
  window = await openWorkbench({ directory });
  await window.openActivityBar(container);
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

const bundle = v.record(v.string(), v.union([v.string(), v.object({ message: v.string() })]));

/** What VS Code shows for an English text of the extension; another test looks for texts without a translation. */
function translated(text: string): string {
  const file = join(root, 'l10n', 'bundle.l10n.zh-cn.json');
  const entry = v.parse(bundle, JSON.parse(readFileSync(file, 'utf8')))[text] ?? text;
  return typeof entry === 'string' ? entry : entry.message;
}

/**
 * As *Configure Display Language* does with a language pack installed. The pack holds no text, so that VS Code's own
 * words stay English beside those of the extension.
 */
async function setDisplayLanguage(language: string): Promise<void> {
  const data = join(directory, 'data');
  const texts = join(directory, 'texts.json');
  await mkdir(join(data, 'User'), { recursive: true });
  await writeFile(texts, JSON.stringify({ version: '1.0.0', contents: {} }));
  const extensions = [{ extensionIdentifier: { id: 'git-providers.language-pack' }, version: '1.0.0' }];
  const pack = { hash: 'none', extensions, translations: { vscode: texts }, label: language };
  await writeFile(join(data, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
  await writeFile(join(data, 'User', 'argv.json'), JSON.stringify({ locale: language }));
}

describe('in Chinese', () => {
  it('the view welcomes', async () => {
    const { text, buttons } = await window.welcome(view);
    expect(buttons).toEqual(['添加提供程序…']);
    expect(text).toContain('将 VS Code 连接到 GitHub、GitLab 或 Bitbucket。');
  });

  it('the palette lists the commands', async () => {
    expect(await window.listCommands('Git Providers: 测试')).toEqual(
      expect.arrayContaining(['Git Providers: 测试连接', 'Git Providers: 测试所有提供程序']),
    );
  });

  it('a provider is added, field by field, and tested', async () => {
    const form = webviewPage(window);
    await window.runCommand('Git Providers: 添加提供程序…');
    await form.ready();
    expect(await form.content().getByRole('heading', { level: 1 }).innerText()).toBe('添加提供程序');
    await form.radio('GitHub').check();
    await form.textbox(translated('Name')).fill('生产 GitHub');
    await form.textbox(translated('Base URL')).fill('http://github.example.com');
    await form.textbox(translated('Base URL')).press('Tab');
    const problem = form.content().locator('#message-baseUrl .problem');
    await until('the problem', async () =>
      (await problem.innerText()).includes('http:// 会以未加密的方式发送令牌') ? true : undefined,
    );
    await form.textbox(translated('Base URL')).fill(hosts.github.baseUrl);
    await form.textbox(translated('Organization')).fill('acme');
    await form.textbox(translated('Access token')).fill(hosts.github.token('full access').token);
    await window.screenshot('add-chinese');
    await form.button(translated('Save')).press('Enter');
    expect(await formTestSentence(window, '已以 alice 的身份连接')).toContain('acme');
    expect(await form.content().locator('.check-title').allInnerTexts()).toContainEqual(
      expect.stringContaining('访问主机'),
    );
    await window.screenshot('report-chinese');
    await form.button(translated('Close')).press('Enter');
    await form.content().locator('main').waitFor({ state: 'detached' });
  });

  it('the tree names the state, and its menu what can be done', async () => {
    const [row] = await window.waitForTreeRows(
      view,
      ([first]) => first?.description?.includes('已连接') === true,
    );
    expect(row).toMatchObject({ label: '生产 GitHub', description: 'acme · 默认 · 已连接' });
    const entries = await window.openRowMenu(view, '生产 GitHub');
    expect(entries).toEqual(expect.arrayContaining(['更新令牌…', '测试连接', '停用', '删除提供程序…']));
  });

  it('a notification says what became of the default', async () => {
    await window.chooseFromMenu('停用');
    const shown = await window.waitForNotification('现在没有默认提供程序。');
    expect(shown.message).toBe('“生产 GitHub”曾是默认提供程序。现在没有默认提供程序。');
    await window.screenshot('tree-chinese');
  });
});
