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
    const began = Date.now();
    const probe = async () => {
      const all = await notifications();
      const index = all.findIndex((one) => one.message.includes(part));
      const seen = all[index];
      if (seen !== undefined) return { index, seen };
      if (Date.now() - began > toastTime) await openCenter();
      return undefined;
    };
    return until(`a notification with "${part}"`, probe, { seen: notifications });
  }

  /** Not while something is open that closes when it loses the focus. */
  async function openCenter(): Promise<void> {
    const others = page().locator(`${openWidget}, .monaco-dialog-box, .notifications-center.visible`);
    if ((await others.filter({ visible: true }).count()) > 0) return;
    await page().locator('.statusbar-item[id="status.notifications"]').click({ timeout: 1000 });
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
    /** All that were given and not closed, toasts that have gone included: opens the notification centre. */
    async allNotifications(): Promise<readonly Notification[]> {
      await openCenter();
      return notifications();
    },
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
      // This very dialog has to go: another one may take its place at once.
      const box = await dialogBox().elementHandle();
      await dialogBox().locator('.monaco-button').getByText(button, { exact: true }).click();
      await box.waitForElementState('hidden');
    },
  };
}
