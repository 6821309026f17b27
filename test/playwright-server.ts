import { findBrowser } from '../scripts/browser.ts';
import { testBuildFolder } from '../scripts/build.ts';
import { startTestServer } from '../scripts/test-server.ts';

/** For `npx playwright test …` by itself; `npm test` starts one server for all and names it in MC_TEST_URL. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.MC_TEST_URL) return undefined;
  process.env.MC_BUILD_DIR ||= testBuildFolder;
  const say = (line: string): void => console.log(line);
  process.env.MC_TEST_BROWSER = await findBrowser(process.cwd(), say);
  const server = await startTestServer(process.cwd(), { write: say });
  process.env.MC_TEST_URL = server.url;
  process.env.MC_TEST_DATABASE_URL = server.databaseUrl;
  return server.stop;
}
