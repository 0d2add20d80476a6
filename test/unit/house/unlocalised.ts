import ts from 'typescript';

/** A text that a user would read in English whatever the language is. */
export interface Unlocalised {
  readonly line: number;
  readonly text: string;
}

/** Properties of items, questions and messages that VS Code shows as they are. */
const shownProperties = new Set([
  'ariaLabel',
  'confirm',
  'description',
  'detail',
  'heading',
  'hint',
  'label',
  'message',
  'name',
  'openLabel',
  'placeHolder',
  'placeholder',
  'prompt',
  'saveLabel',
  'text',
  'title',
  'tooltip',
  'validationMessage',
  'value',
]);

/** Calls and constructors that show each of their arguments. */
const shownCalls =
  /^(window\.(show\w+Message|showQuickPick|showInputBox|setStatusBarMessage|withProgress|createWebviewPanel)|TreeItem|MarkdownString|\w+\.(appendMarkdown|appendText))$/;

/** What these are given is for the log, or never seen. */
const hiddenCalls =
  /^(log|(.+\.)?log\.(trace|debug|info|warn|error)|console\.\w+|RegExp|.*\.(createOutputChannel|querySelector(All)?|matches|closest))$/;

/** Icons, `$(sync~spin)`, and functions of style sheets, `minmax(190px, 2fr)`. */
const notWords = /\$\([\w~-]+\)|\b[a-z-]+\([^()]*\)/g;

/** Functions that are named after the words that they give. */
const wordsFunction = /(Label|Sentence|Phrase|Title|Words?|Prompt)$/;

/** The texts of a file that reach the user without `l10n.t`; also calls of it without a literal, which no tool finds. */
export function findUnlocalised(source: string, fileName = 'source.ts'): readonly Unlocalised[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const found: Unlocalised[] = [];
  const visit = (node: ts.Node): void => {
    if (isHidden(node)) return;
    if (isLocalisation(node)) {
      const [message, ...others] = node.arguments;
      if (message === undefined || !isLiteralMessage(message)) report(node, node.getText());
      others.forEach(visit);
      return;
    }
    for (const text of textsOf(node)) {
      if (isSentence(text) || (isWordy(text) && isShown(node))) report(node, text);
    }
    ts.forEachChild(node, visit);
  };
  const report = (node: ts.Node, text: string): void => {
    found.push({ line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, text: text.trim() });
  };
  visit(file);
  return found;
}

/** The first arguments of `l10n.t` in a file, read independently of the tool that exports them. */
export function localisedTexts(source: string): readonly string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    const [message] = isLocalisation(node) ? node.arguments : [];
    if (message !== undefined && ts.isStringLiteralLike(message)) texts.push(message.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
  return texts;
}

function isLocalisation(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && /^(vscode\.)?l10n\.t$/.test(node.expression.getText());
}

function isLiteralMessage(node: ts.Expression): boolean {
  if (ts.isStringLiteralLike(node)) return true;
  return (
    ts.isObjectLiteralExpression(node) &&
    node.properties.some(
      (each) =>
        ts.isPropertyAssignment(each) &&
        each.name.getText() === 'message' &&
        ts.isStringLiteralLike(each.initializer),
    )
  );
}

/** Words between tags and in attributes that are read out; for anything but HTML, the text itself. */
function textsOf(node: ts.Node): readonly string[] {
  if (ts.isStringLiteralLike(node)) return readable([node.text]);
  if (!ts.isTemplateExpression(node)) return [];
  return readable([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]);
}

function readable(pieces: readonly string[]): readonly string[] {
  const whole = pieces.join('\u0000');
  const attributes = [
    ...whole.matchAll(/\s(?:aria-label|aria-description|title|placeholder|alt)="([^"]*)"/g),
  ].map(([, value = '']) => value);
  const outside = whole
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/g, '')
    .replace(/<!?\/?[a-zA-Z][^>]*>/g, '\u0000')
    .split('\u0000');
  return [...attributes, ...outside].map((text) => text.replace(notWords, ''));
}

function isSentence(text: string): boolean {
  return /\p{L}{2,}[,:;.]?\s+\p{L}{2,}/u.test(text) && !isPolicy(text);
}

/** Of a page: `script-src 'nonce-…'`, `width=device-width, initial-scale=1.0`. */
function isPolicy(text: string): boolean {
  return /^\s*[a-z-]+-(src|action|uri)\s/.test(text);
}

/** A word with a capital, or one beside something that is put in. */
function isWordy(text: string): boolean {
  return /\p{L}{2}/u.test(text) && /\s|^\p{Lu}/u.test(text);
}

/** Whether what an expression gives is put before the user there. */
function isShown(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && isShown(parent);
  if (ts.isBinaryExpression(parent)) {
    if (parent.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      return ts.isPropertyAccessExpression(parent.left) && shownProperties.has(parent.left.name.text);
    }
    return isPassedOn(parent.operatorToken.kind) && isShown(parent);
  }
  if (
    ts.isParenthesizedExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isTemplateSpan(parent) ||
    ts.isTemplateExpression(parent)
  ) {
    return isShown(parent);
  }
  if (ts.isPropertyAssignment(parent)) return shownProperties.has(parent.name.getText());
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
    return shownCalls.test(parent.expression.getText());
  }
  if (ts.isTaggedTemplateExpression(parent)) return parent.tag.getText() === 'html';
  if (ts.isReturnStatement(parent) || ts.isArrowFunction(parent)) return givesWords(parent);
  if (ts.isVariableDeclaration(parent)) return isNamedForShow(parent);
  return false;
}

function isPassedOn(operator: ts.SyntaxKind): boolean {
  return [
    ts.SyntaxKind.PlusToken,
    ts.SyntaxKind.QuestionQuestionToken,
    ts.SyntaxKind.BarBarToken,
    ts.SyntaxKind.AmpersandAmpersandToken,
  ].includes(operator);
}

function givesWords(node: ts.Node): boolean {
  let inside: ts.Node = node;
  while (!ts.isFunctionLike(inside) && !ts.isSourceFile(inside)) inside = inside.parent;
  const named = ts.isFunctionDeclaration(inside) ? inside : inside.parent;
  return (
    (ts.isFunctionDeclaration(named) || ts.isVariableDeclaration(named)) &&
    wordsFunction.test(named.name?.getText() ?? '')
  );
}

/** A constant is shown where its name is given to something that shows it. */
function isNamedForShow({ name }: ts.VariableDeclaration): boolean {
  if (!ts.isIdentifier(name)) return false;
  let shown = false;
  const visit = (node: ts.Node): void => {
    const used = ts.isIdentifier(node) && node.text === name.text && node !== name;
    if (used && !ts.isVariableDeclaration(node.parent)) {
      shown ||= ts.isShorthandPropertyAssignment(node.parent)
        ? shownProperties.has(node.text)
        : isShown(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(name.getSourceFile());
  return shown;
}

/** What no user reads: names of modules and types, what is compared, keys, what goes to the log. */
function isHidden(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isNewExpression(node)) return /(Error|^RegExp)$/.test(node.expression.getText());
  if (ts.isCallExpression(node)) return hiddenCalls.test(node.expression.getText());
  if (ts.isSourceFile(node)) return false;
  const { parent } = node;
  if (ts.isCaseClause(parent)) return parent.expression === node;
  if (ts.isElementAccessExpression(parent)) return parent.argumentExpression === node;
  return (
    ts.isBinaryExpression(parent) &&
    ts.isStringLiteralLike(node) &&
    /^[!=]==?$/.test(parent.operatorToken.getText())
  );
}
