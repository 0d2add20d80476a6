import type { Page } from 'playwright-core';
import { readDialog, readNotifications, readStatusItem } from './pageReaders.mjs';
import type { Dialog, Notification, StatusItem } from './pageReaders.mjs';
import { openWidget } from './quickInput';
import { until } from './until';

/** VS Code shows at most three toasts in 800 ms; what does not appear soon, in ms, is looked for in the centre. */
const toastTime = 3000;

/** Reads and answers what VS Code tells the user: status bar, notifications, modal dialogs. */
export function feedbackActions(page: () => Page) {
  const toasts = () =>
    page().locator('.notifications-toasts .monaco-list-row, .notifications-center.visible .monaco-list-row');
  const notifications = (): Promise<Notification[]> => toasts().evaluateAll(readNotifications);
  const dialogBox = () => page().locator('.monaco-dialog-box');
  const statusLocator = (id: string) => page().locator(`.statusbar-item[id="${id}"]`);

  async function notification(
    part: string,
  ): Promise<{ readonly index: number; readonly seen: Notification }> {
    const probe = async () => {
      const all = await notifications();
      const index = all.findIndex((one) => one.message.includes(part));
      const seen = all[index];
      return seen === undefined ? undefined : { index, seen };
    };
    return until(`a notification with "${part}"`, probe, { seen: notifications });
  }

  return {
    /** The status bar item `publisher.name.itemId`, once it is there. */
    statusItem(id: string): Promise<StatusItem> {
      return statusLocator(id).evaluate(readStatusItem);
    },
    async hasStatusItem(id: string): Promise<boolean> {
      return (await statusLocator(id).filter({ visible: true }).count()) > 0;
    },
    async pressStatusItem(id: string): Promise<void> {
      await statusLocator(id).click();
    },
    /** What is on screen now. */
    notifications,
    /** Waits for a notification whose message contains `part`. */
    async waitForNotification(part: string): Promise<Notification> {
      return (await notification(part)).seen;
    },
    async pressNotificationButton(part: string, button: string): Promise<void> {
      const { index } = await notification(part);
      await toasts().nth(index).locator('.monaco-button').getByText(button, { exact: true }).click();
    },
    /** Waits for a modal dialog and reads it. */
    dialog(): Promise<Dialog> {
      return dialogBox().evaluate(readDialog);
    },
    async hasDialog(): Promise<boolean> {
      return (await dialogBox().count()) > 0;
    },
    async pressDialogButton(button: string): Promise<void> {
      await dialogBox().locator('.monaco-button').getByText(button, { exact: true }).click();
      await dialogBox().waitFor({ state: 'detached' });
    },
  };
}
