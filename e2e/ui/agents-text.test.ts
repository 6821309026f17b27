import { attentionKinds } from '@/lib/attention/schema';
import { expect, test } from '../fixtures';
import { fieldsOf, writingOperations } from './agents-text/fields';
import { visits, withoutTexts } from './agents-text/pages';
import { payloadCount } from './agents-text/payloads';
import { aScene, isWorkersField, type Scene } from './agents-text/scene';
import { aTour, type Found } from './agents-text/tour';

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
    done.push(...tour.watched.executed, ...tour.watched.loaded);
    found.push(...tour.found);
    expect(tour.watched).toEqual({ executed: [], loaded: [] });
    expect(faultsOf(tour.found)).toEqual([]);
    const empty = tour.found.filter(({ page, marks }) => marks.length === 0 && !withoutTexts.includes(page));
    expect(
      empty.map(({ page }) => page),
      'pages that show none of the texts',
    ).toEqual([]);
  });

test('on a card for a decision every word of a worker is dressed as said', () => {
  const cards = found.filter(({ page }) => page.startsWith('card '));
  expect(new Set(cards.map(({ page }) => page))).toEqual(new Set(attentionKinds.map((kind) => `card ${kind}`)));
  const { fieldOf, oneLine } = scene.cast.attacker;
  const undressed = cards.flatMap(({ page, undressed }) => undressed.map((mark) => [page, fieldOf(mark)] as const));
  const ofWorkers = undressed.filter(([, field]) => isWorkersField(field) && !oneLine.has(field));
  expect([...new Set(ofWorkers.map(([page, field]) => `${page}: ${field}`))]).toEqual([]);
});

test('unseen', () => {
  const seen = new Set(found.flatMap(({ marks }) => marks).map(scene.cast.attacker.fieldOf));
  console.log([...scene.cast.attacker.written].filter((field) => !seen.has(field)).join('\n'));
});

const faultsOf = (seen: readonly Found[]): string[] => [
  ...new Set(seen.flatMap(({ page, faults }) => faults.map((fault) => `${page}: ${fault}`))),
];
