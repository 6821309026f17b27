import { expect, test } from '../fixtures';
import { fieldsOf, writingOperations } from './agents-text/fields';
import { visits, withoutTexts } from './agents-text/pages';
import { payloadCount } from './agents-text/payloads';
import { aScene, type Scene } from './agents-text/scene';
import { aTour, type Found, type Tour } from './agents-text/tour';

// The texts are written once and read by everybody; the traces of such pages would take longer than the pages.
test.describe.configure({ mode: 'serial', timeout: 120_000 });
test.use({ trace: 'off', screenshot: 'off' });

let scene: Scene;
const found: Found[] = [];
const done: string[] = [];

test.beforeAll(async () => {
  test.setTimeout(60_000);
  scene = await aScene();
});

test.afterAll(() => {
  const pages = new Set(found.map(({ page }) => page)).size;
  console.log(
    `agents' text: ${scene?.cast.attacker.written.size} fields, ${payloadCount} payloads, ${pages} pages, ` +
      `executed or loaded = ${done.length}`,
  );
});

test('every field in which an agent can write is attacked, and names, amounts and addresses take nothing else', () => {
  const { written, refused } = scene.cast.attacker;
  const declared = writingOperations.flatMap((operation) => fieldsOf(operation).map(({ name }) => name));
  const missing = declared.filter((field) => !written.has(field) && !refused.has(field));
  expect(missing, 'fields without an attack: write to them in e2e/ui/agents-text').toEqual([]);
});

for (const [title, visit] of Object.entries(visits))
  test(`on the pages of ${title} the texts of agents are texts and nothing else`, async ({ page, context, signIn }) => {
    await signIn(page, scene.cast.workspace.owner.principal.userId);
    const tour = await aTour(page, context);
    await visit(tour, scene);
    account(tour);
  });

/** Nothing ran, nothing was loaded, nothing stands there but text; and some text stands there. */
function account({ watched, found: seen }: Tour): void {
  done.push(...watched.executed, ...watched.loaded);
  found.push(...seen);
  expect(watched).toEqual({ executed: [], loaded: [] });
  expect([...new Set(seen.flatMap(({ page, faults }) => faults.map((fault) => `${page}: ${fault}`)))]).toEqual([]);
  const empty = seen.filter(({ page, marks }) => marks.length === 0 && !withoutTexts.includes(page));
  expect(
    empty.map(({ page }) => page),
    'pages that show none of the texts',
  ).toEqual([]);
}
