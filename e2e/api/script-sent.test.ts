import { get } from 'node:http';
import { credentials, serverUrl } from '../client';
import { expect, test } from '../fixtures';
import { launchMission } from '../mission';

/**
 * Kilobytes of script, compressed, that each page may have the browser fetch before it is read: a little over what it
 * has. What is fetched once the browser is idle does not count.
 */
const most = {
  overview: 205,
  missions: 280,
  mission: 297,
  attention: 290,
  receipt: 236,
  'my work': 205,
  'new mission': 278,
};

test('no page sends more script than its first paint needs', async ({ workspace, owner }) => {
  const { id } = await launchMission(owner, [{ title: 'count-chairs' }]);
  const paths: Record<keyof typeof most, string> = {
    overview: '',
    missions: '/missions',
    mission: `/missions/${id}`,
    attention: '/attention',
    receipt: `/missions/${id}/receipt`,
    'my work': '/my-work',
    'new mission': '/missions/new',
  };
  const { cookie } = await credentials(owner);
  const sizes = new Map<string, number>();
  for (const [name, path] of Object.entries(paths)) {
    const page = await fetch(`${serverUrl()}/${workspace.slug}${path}`, { headers: { cookie: cookie ?? '' } });
    // Browsers of today pass over what is for those without modules.
    const html = (await page.text()).replaceAll(/<script[^>]* noModule[^>]*>/g, '');
    const scripts = new Set(html.match(/\/_next\/static\/chunks\/[\w.~-]+\.js/g));
    const bytes = await Promise.all([...scripts].map(compressedBytes));
    sizes.set(name, bytes.reduce((sum, each) => sum + each, 0) / 1000);
    console.log(`${name.padEnd(12)} ${sizes.get(name)?.toFixed(0)} kB of script in ${scripts.size} files`);
  }
  for (const [name, kilobytes] of Object.entries(most)) expect.soft(sizes.get(name), name).toBeLessThan(kilobytes);
});

/** Of a file as browsers are sent it. */
const compressedBytes = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const asking = get(`${serverUrl()}${path}`, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      answer.on('end', () => resolve(bytes));
      answer.on('error', reject);
    });
    asking.on('error', reject);
  });
