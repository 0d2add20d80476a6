/** Every command, without the prefix that all share. The manifest, the registration and the tests follow this list. */
export const commandIds = [
  'addProvider',
  'editProvider',
  'updateToken',
  'addTokens',
  'removeAllTokens',
  'testConnection',
  'testAll',
  'setDefault',
  'clearDefault',
  'activate',
  'deactivate',
  'duplicate',
  'copyName',
  'copyUrl',
  'deleteProvider',
  'openTokenPage',
  'openHost',
  'openSettings',
  'showProviderMenu',
  'refresh',
  'showLog',
] as const;

export type CommandId = (typeof commandIds)[number];

export const commandPrefix = 'gitProviders.';
