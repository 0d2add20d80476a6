import type { PracticeHost } from './core/practiceHost';
import type { PracticeToken } from './core/practiceToken';
import type { PracticeHosts } from './startPracticeHosts';

const width = 100;

/**
 * What a person needs to try the product against the practice hosts, for a terminal of 100 columns. A token stands on
 * a line of its own and may run past the edge, so that a double click takes all of it.
 */
export function describePracticeHosts(hosts: PracticeHosts): string {
  return `${hosts.all.map(describeHost).join('\n\n')}\n`;
}

function describeHost(host: PracticeHost): string {
  const others = Object.entries(host.baseUrls).filter(([, url]) => url !== host.baseUrl);
  const organizations = [...new Set(host.repositories.map((one) => one.organization))];
  const email = host.tokens.find((token) => token.email !== undefined)?.email;
  const first = host.repositories.filter((one) => one.private).slice(0, 1);
  const examples = [...first, ...host.repositories.filter((one) => !one.private).slice(0, 1)];
  return [
    host.label,
    '='.repeat(host.label.length),
    ...field('Base URL', host.baseUrl),
    ...others.flatMap(([name, url]) => field('or', `${url} (${host.deployments[name] ?? name})`)),
    ...field('Organization', organizations.join(', ')),
    ...(email === undefined ? [] : field('Email', `${email} (for API tokens)`)),
    ...examples.flatMap((one) =>
      field('Clone', `${host.cloneUrl(one.fullName)}${one.private ? '' : ' (public)'}`),
    ),
    '',
    ...host.tokens.flatMap(describeToken),
  ].join('\n');
}

function describeToken(token: PracticeToken): readonly string[] {
  return [
    `  ${token.label}`,
    ...field('  can', token.can),
    ...field('  cannot', token.cannot),
    `    ${token.token}`,
  ];
}

/** A name and its value, continued below the value where it does not fit. */
function field(name: string, value: string): readonly string[] {
  const indent = 16;
  const lines: string[] = [];
  let line = '';
  for (const word of value.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((text, index) => (index === 0 ? `  ${name}` : '').padEnd(indent) + text);
}
