import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../../../hosts/startPracticeHosts';
import { practiceClient, signal } from '../practiceClient';

let practice: PracticeHosts;

beforeAll(async () => {
  practice = await startPracticeHosts({ only: ['github'] });
});
afterAll(() => practice.closeAll());

it('parses a page of repositories once: a hundred of them are half a megabyte', async () => {
  practice.github.claimRepositories('huge', 'service', 300);
  const client = await practiceClient(practice.github, 'full access');
  const parse = vi.spyOn(JSON, 'parse');
  const page = await client.repositories({ organization: 'huge', pageSize: 100 }, signal);
  const pages = parse.mock.calls.filter(
    ([text]) => text.includes('service-300') || text.includes('service-1"'),
  );
  parse.mockRestore();
  expect(page).toMatchObject({ ok: true, value: { repositories: { length: 100 } } });
  expect(pages).toHaveLength(1);
});
