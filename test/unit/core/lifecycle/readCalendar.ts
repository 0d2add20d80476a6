import { hasControlCharacter } from '../../../../src/core/provider/baseUrl';

/** A part of a calendar between BEGIN and END. */
export interface Component {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly components: readonly Component[];
}

export interface Property {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** TEXT values are unescaped. */
  readonly value: string;
}

const textProperties = new Set(['SUMMARY', 'DESCRIPTION', 'UID', 'PRODID', 'METHOD']);

/**
 * Reads an iCalendar stream as strictly as RFC 5545 is written, and rejects what it does not allow: 3.1 content lines
 * and folding, 3.3 value types, 3.6 components with the properties that each must have once.
 */
export function readCalendar(bytes: Uint8Array): Component {
  const lines = unfold(bytes);
  const first = lines.shift();
  if (first !== 'BEGIN:VCALENDAR') throw new Error(`begins with ${String(first)}`);
  const calendar = readComponent('VCALENDAR', lines);
  if (lines.length > 0) throw new Error(`goes on after its end: ${String(lines[0])}`);
  return calendar;
}

/** The value of a property that must be there once. */
export function only({ name, properties }: Component, property: string): Property {
  const [found, ...others] = properties.filter((each) => each.name === property);
  if (found === undefined || others.length > 0) throw new Error(`${name} has not one ${property}`);
  return found;
}

/** 3.1: lines end with CRLF and have at most 75 octets; a line that begins with a space goes on the one before. */
function unfold(bytes: Uint8Array): string[] {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end');
  const lines: string[] = [];
  for (const line of text.slice(0, -2).split('\r\n')) {
    if (hasControlCharacter(line.replaceAll('\t', ' '))) throw new Error(`a control character in ${line}`);
    if (Buffer.byteLength(line) > 75) throw new Error(`${Buffer.byteLength(line)} octets: ${line}`);
    if (line === '') throw new Error('an empty line');
    if (/^[ \t]/.test(line)) lines.push(`${lines.pop() ?? ''}${line.slice(1)}`);
    else lines.push(line);
  }
  return lines;
}

function readComponent(name: string, lines: string[]): Component {
  const properties: Property[] = [];
  const components: Component[] = [];
  for (;;) {
    const line = lines.shift();
    if (line === undefined) throw new Error(`${name} has no end`);
    if (line === `END:${name}`) break;
    const begin = /^BEGIN:(\w+)$/.exec(line)?.[1];
    if (begin !== undefined) components.push(readComponent(begin, lines));
    else properties.push(readProperty(line));
  }
  const component = { name, properties, components };
  check(component);
  return component;
}

function readProperty(line: string): Property {
  const [, name, rest, value] = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^;:,"]*)*):(.*)$/.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new Error(`no content line: ${line}`);
  const parameters = Object.fromEntries(
    (rest ?? '')
      .split(';')
      .slice(1)
      .map((parameter): [string, string] => {
        const [key = '', text = ''] = parameter.split('=');
        return [key, text];
      }),
  );
  return { name, parameters, value: textProperties.has(name) ? unescapeText(value) : value };
}

/** 3.3.11: a backslash, a semicolon, a comma and a line break are escaped. */
function unescapeText(value: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value.replace(/\\[;,nN]/g, ''))) throw new Error(`not escaped: ${value}`);
  if (/\\(?![\\;,nN])/.test(value.replace(/\\\\/g, ''))) throw new Error(`an odd escape: ${value}`);
  return value.replace(/\\(.)/g, (_, found: string) => (found.toLowerCase() === 'n' ? '\n' : found));
}

const required: Readonly<Record<string, readonly (readonly [string, RegExp])[]>> = {
  VCALENDAR: [
    ['PRODID', /./],
    ['VERSION', /^2\.0$/],
    ['METHOD', /^PUBLISH$/],
  ],
  VEVENT: [
    ['UID', /./],
    ['DTSTAMP', /^\d{8}T\d{6}Z$/],
    ['DTSTART', /^\d{8}$/],
    ['DTEND', /^\d{8}$/],
    ['SUMMARY', /./],
    ['SEQUENCE', /^\d{1,10}$/],
  ],
  VALARM: [
    ['ACTION', /^DISPLAY$/],
    ['DESCRIPTION', /./],
    // 3.3.6: a T is followed by a time.
    ['TRIGGER', /^-?P(?:\d+W|\d+D(?:T\d+H)?|T\d+H)$/],
  ],
};

function check(component: Component): void {
  const rules = required[component.name];
  if (rules === undefined) throw new Error(`what is ${component.name}?`);
  for (const [name, form] of rules) {
    const { value } = only(component, name);
    if (!form.test(value)) throw new Error(`${name} of ${component.name}: ${value}`);
  }
  if (component.name !== 'VEVENT') return;
  for (const name of ['DTSTART', 'DTEND']) {
    if (only(component, name).parameters['VALUE'] !== 'DATE') throw new Error(`${name} is no date`);
  }
  if (Number(only(component, 'SEQUENCE').value) > 2_147_483_647) throw new Error('SEQUENCE is no INTEGER');
}
