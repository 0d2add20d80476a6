import type { Page } from 'playwright-core';

const readAll = `(async () => {
  const asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const texts = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      texts.push(...(await asked(database.transaction(store).objectStore(store).getAll())));
    }
    database.close();
  }
  return texts.filter((text) => typeof text === 'string').join('\\n');
})()`;

/**
 * What a window has put away for its next life, states of its pages included. In a browser VS Code writes every few
 * seconds, since nothing can be written any more when a tab closes.
 */
export function storedStates(page: Page): Promise<string> {
  return page.evaluate<string>(readAll);
}
