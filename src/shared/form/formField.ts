/** What can be entered, and be at fault. */
export const formFields = [
  'type',
  'name',
  'baseUrl',
  'organization',
  'username',
  'email',
  'token',
  'expiresAt',
  'scope',
  'environment',
  'rotationDays',
  'helpUrl',
] as const;

export type FormField = (typeof formFields)[number];
