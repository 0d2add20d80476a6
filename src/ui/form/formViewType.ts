/** Under which VS Code knows the form's panels; the manifest activates the extension for it. */
export const formViewType = 'gitProviders.form';
