import * as v from 'valibot';
import { commands } from 'vscode';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { DashboardModel, DashboardRequests } from '../../shared/dashboard/dashboardContract';
import { runCommand } from '../commands/command';
import { commandPrefix } from '../commands/commandIds';
import type { RequestHandlers } from '../webview/serveWebview';
import type { DashboardTests } from './dashboardTests';

export interface DashboardHandlersParts {
  readonly directory: ProviderDirectory;
  readonly tests: DashboardTests;
  readonly open: () => Promise<DashboardModel>;
}

const nothing = v.null();
const choice = v.object({ id: v.pipe(v.string(), v.maxLength(64)) });

/** What the page may ask for. The permissions are enforced by what it calls; an unknown provider changes nothing. */
export function dashboardHandlers({
  directory,
  tests,
  open,
}: DashboardHandlersParts): RequestHandlers<DashboardRequests> {
  return {
    open: { params: nothing, run: open },
    test: {
      params: choice,
      async run({ id }) {
        const provider = directory.current().byId.get(id);
        if (provider !== undefined) await tests.test(provider);
        return null;
      },
    },
    cancelTest: {
      params: choice,
      run({ id }) {
        tests.cancel(id);
        return null;
      },
    },
    testAll: {
      params: nothing,
      async run() {
        await tests.testAll(directory.current().providers.filter(({ status }) => status === 'active'));
        return null;
      },
    },
    cancelAll: {
      params: nothing,
      run() {
        tests.cancelAll();
        return null;
      },
    },
    // Commands have an error boundary of their own, and may wait for the user: nobody waits for them here.
    edit: {
      params: choice,
      run({ id }) {
        if (directory.current().byId.has(id)) void runCommand('editProvider', id);
        return null;
      },
    },
    add: {
      params: nothing,
      run() {
        void runCommand('addProvider');
        return null;
      },
    },
    openWalkthrough: {
      params: nothing,
      run() {
        void commands.executeCommand(`${commandPrefix}openWalkthrough`);
        return null;
      },
    },
  };
}
