import { attentionKinds } from '@/lib/attention/values';
import { listReceipts } from '@/lib/receipts/operations';
import { expect, test } from '../fixtures';
import { make } from '../world';
import { fieldsOf, writingOperations } from './agents-text/fields';
import { download, end, openFile, pageOf, readMarkdown } from './agents-text/files';
import { visits, withoutTexts } from './agents-text/pages';
import { payloadCount } from './agents-text/payloads';
import { aScene, isWorkersField, type Scene } from './agents-text/scene';
import { wordsOfWorkers } from './agents-text/told';
import { aTour, type Found, type Tour } from './agents-text/tour';
import { unread } from './agents-text/unread';

// The texts are written once and read by everybody.
test.describe.configure({ mode: 'serial', timeout: 360_000 });

let scene: Scene;
const found: Found[] = [];
const done: string[] = [];

test.beforeAll(async () => {
  test.setTimeout(240_000);
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

test('on a card for a decision every text of a worker, but for names of one line, is dressed as said', () => {
  const cards = found.filter(({ page }) => page.startsWith('card '));
  expect(new Set(cards.map(({ page }) => page))).toEqual(new Set(attentionKinds.map((kind) => `card ${kind}`)));
  const { fieldOf, oneLine } = scene.cast.attacker;
  const undressed = cards.flatMap(({ page, undressed }) => undressed.map((mark) => [page, fieldOf(mark)] as const));
  const ofWorkers = undressed.filter(([, field]) => isWorkersField(field) && !oneLine.has(field));
  expect([...new Set(ofWorkers.map(([page, field]) => `${page}: ${field}`))]).toEqual([]);
});

test('what an agent kept is handed out as a file, which no page of ours opens', async ({ page, context, signIn }) => {
  const { cast, work } = scene;
  await signIn(page, cast.workspace.owner.principal.userId);
  await context.setExtraHTTPHeaders({ 'mission-workspace': cast.slug });
  const tour = await aTour(page, context);
  for (const artifact of work.artifacts) {
    const saved = page.waitForEvent('download');
    const answered = page.waitForResponse(/artifacts/);
    // The address of a file leaves the page where it is.
    await page.goto(`/api/v1/artifacts/${artifact}/content`).catch(() => {});
    expect((await answered).headers()).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringMatching(/^attachment;/),
      'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
      'x-content-type-options': 'nosniff',
    });
    await (await saved).cancel();
  }
  expect(work.artifacts).toHaveLength(7);
  expect(page.url()).toBe('about:blank');
  expect(tour.watched).toEqual({ executed: [], loaded: [] });
});

test('in what the next worker is told every word of a worker is marked as data', () => {
  const { parts, unmarked } = wordsOfWorkers(scene);
  expect(unmarked).toEqual([]);
  expect(parts).toEqual(['actions', 'answers', 'checkpoint', 'previous', 'sentBack', 'state', 'upstream']);
});

test('a sealed receipt holds the texts of agents as texts, on its page and in each of its files', async ({
  page,
  context,
  signIn,
}) => {
  const { cast, plan } = scene;
  await end(scene);
  await signIn(page, cast.workspace.owner.principal.userId);
  const tour = await aTour(page, context);
  await tour.open('receipts', `/${cast.slug}/receipts`);
  const sealed = await make<{ items: { id: string }[] }>(listReceipts, {}, cast.owner);
  const [one] = sealed.items;
  await tour.open('two receipts', `/${cast.slug}/receipts/compare?a=${one?.id}&b=${one?.id}`);
  await tour.open('sealed receipt', `/${cast.slug}/missions/${plan.live}/receipt`);
  await openFile(tour, 'receipt.html', await download(scene, 'html'));
  await tour.look('receipt as HTML');
  const markdown = readMarkdown(await download(scene, 'markdown'));
  await openFile(tour, 'markdown.html', pageOf(markdown.html));
  await tour.look('receipt as Markdown');
  // The sealed bytes are what they are: a browser shows them as one text, and does nothing with them.
  await openFile(tour, 'receipt.json', await download(scene, 'json'));
  account(tour);
  expect(markdown.headings.map((heading) => heading.replace(/ W.*/, ' …'))).toEqual([
    ...['1 …', '2 Asked', '2 Done', '2 Used', '2 Spent', '2 Produced', '2 Proved', '2 Pruned', '2 Learned'],
    ...['2 Decided by people', '2 Held and refused', '2 Next', '2 Seal'],
  ]);
  expect(markdown.tags).toEqual('code h1 h2 li p pre strong table tbody td th thead tr ul'.split(' '));
  expect(markdown.widths).toEqual([[7], [5]]);
});

test('every text that an agent writes can be read on some page, but for those that are known to be for machines', () => {
  const { written, fieldOf } = scene.cast.attacker;
  const read = new Set(found.flatMap(({ marks }) => marks).map(fieldOf));
  expect([...written].filter((field) => !read.has(field)).sort()).toEqual(Object.keys(unread).sort());
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
