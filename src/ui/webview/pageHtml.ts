import { randomBytes } from 'node:crypto';
import { Uri, env, type Webview } from 'vscode';

/** The folder that pages may load from, and nothing else. */
export function pageResources(extension: Uri): Uri {
  return Uri.joinPath(extension, 'dist', 'webview');
}

/**
 * The document of a page: one script, one style sheet, both of the extension. Nothing else is loaded, no inline script
 * or style is run, nothing is sent anywhere.
 *
 * @param name of the bundle in `dist/webview`
 * @param title for screen readers
 */
export function pageHtml(webview: Webview, extension: Uri, name: string, title: string): string {
  const nonce = randomBytes(24).toString('base64url');
  const address = (file: string): string =>
    webview.asWebviewUri(Uri.joinPath(pageResources(extension), file)).toString();
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `form-action 'none'`,
    `base-uri 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escaped(env.language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${escaped(address(`${name}.css`))}">
</head>
<body>
<main id="page" aria-busy="true"></main>
<script nonce="${nonce}" src="${escaped(address(`${name}.js`))}"></script>
</body>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
