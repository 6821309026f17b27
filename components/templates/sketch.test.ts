import { expect, test } from 'vitest';
import { shownJson } from '@/lib/core/text';
import clientKickoff from '@/lib/templates/examples/client-kickoff.json';
import docCompletion from '@/lib/templates/examples/doc-completion.json';
import findGtmChannel from '@/lib/templates/examples/find-gtm-channel.json';
import { type TemplateBody, type TemplatePlan, templateBody } from '@/lib/templates/schema';
import { defaultsOf, givenOf, missingOf } from './parameter-values';
import { graphOfPlan } from './plan-graph';
import { clausesOfSketch, sketchOf } from './sketch';

const gtm = templateBody.parse(findGtmChannel);
const docs = templateBody.parse(docCompletion);
const kickoff = templateBody.parse(clientKickoff);

test('a template is drawn before anything is filled in, with the names of what is missing in their places', () => {
  const { plan } = sketchOf(gtm);
  expect(plan?.mission.brief).toContain('**Offer.** ‹offer›');
  expect(plan?.tasks).toHaveLength(8);
});

test('a date that nobody gave stands in the sentence by its name, never as a day', () => {
  const { plan } = sketchOf(kickoff);
  expect(plan?.mission.brief).toContain('The kickoff is on ‹kickoff date›.');
});

test('lanes of a plan lie below each other, each in one row', () => {
  const { plan } = sketchOf(gtm);
  const { nodes } = graphOfPlan(plan ?? { tasks: [], milestones: [], branches: [] });
  const y = (key: string) => nodes.find((node) => node.key === key)?.y;
  expect([y('T1'), y('T3'), y('T5')]).toEqual([y('T2'), y('T4'), y('T6')]);
});

test('a name at its full length is drawn as it was shown, letters from right to left included', () => {
  const title = 'א'.repeat(200);
  const body = shownJson({ ...gtm, tasks: [{ ref: 'T0', title }] }) as TemplateBody;
  expect(sketchOf(body).plan?.tasks[0]?.title).toBe(`${title}\u200e`);
});

test('so is a name in its contract', () => {
  const name = 'א'.repeat(100);
  const contract = { ...gtm.contract, tools: [{ name }] };
  const body = shownJson(templateBody.parse({ ...gtm, contract })) as TemplateBody;
  const { plan } = sketchOf(body);
  const tools = clausesOfSketch(plan as TemplatePlan).filter(({ section }) => section === 'tools');
  expect(JSON.stringify(tools)).toContain(`${name}\u200e`);
});

test('what is typed shows at once in titles and terms', () => {
  const { plan } = sketchOf(docs, { ...defaultsOf(docs.parameters), reviewer: 'rho', budget: '7.50' });
  expect(plan?.tasks[2]?.title).toBe('review-by-rho');
  expect(plan?.contract?.budget.money).toBe('7.50');
});

test('a value that does not fit is said in words and makes no plan', () => {
  const sketch = sketchOf(docs, { ...defaultsOf(docs.parameters), budget: 'a lot' });
  expect(sketch.plan).toBeNull();
  expect(sketch.problem).toContain('budget');
});

test('an empty field is not sent, and a required one without a default is missing', () => {
  expect(missingOf(gtm.parameters, defaultsOf(gtm.parameters))).toEqual(['offer']);
  expect(givenOf({ offer: '', weeks: 2, pilot: null })).toEqual({ weeks: 2 });
});

test('the graph of a plan has its tasks in their order of waiting, left to right', () => {
  const { plan } = sketchOf(docs);
  const graph = graphOfPlan(plan ?? { tasks: [], milestones: [], branches: [] });
  expect(graph.nodes.map(({ key }) => key)).toEqual(['T0', 'T1', 'T2', 'T3']);
  expect(graph.edges).toHaveLength(3);
  const xs = graph.nodes.map(({ x }) => x);
  expect(xs).toEqual([...xs].sort((a, b) => a - b));
  expect(new Set(xs).size).toBe(4);
});
