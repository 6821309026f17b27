import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import * as instantiate from '@/app/api/v1/templates/[template]/instantiate/route';
import * as template from '@/app/api/v1/templates/[template]/route';
import * as examplesRoute from '@/app/api/v1/templates/examples/route';
import * as templates from '@/app/api/v1/templates/route';
import { coverage } from '@/lib/contracts/rules';
import { updateMissionStatus } from '@/lib/lifecycle/commands';
import { getReadiness } from '@/lib/lifecycle/data';
import { changeMission } from '@/lib/missions/change';
import { getMission } from '@/lib/missions/data';
import { openApiDocument } from '@/lib/openapi/document';
import { db, outsideTransaction } from '@/lib/server/db';
import { anAgent, aToken, aWorkspace, type TestWorkspace } from '@/test/factories';
import { aRunningMission, claim, complete, signDraft } from '@/test/factories-governance';
import { send } from '@/test/factories-graph';
import { createTemplate, duplicateMission, instantiateTemplate, updateTemplate } from './commands';
import { addExamples, examples, removeExamples } from './examples';
import { bindParameters, checkBody, planOf } from './rules';
import { instantiateTemplateInput, type TemplateBody, templateBody } from './schema';

process.env.MC_CHECK_ANSWERS = '1';

let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await aWorkspace();
});

const small = (given: object = {}): TemplateBody =>
  templateBody.parse({
    format: 1,
    title: 'Small',
    summary: 'Two tasks.',
    parameters: [
      { name: 'client', type: 'string', description: 'Whose it is.' },
      { name: 'cap', type: 'money', default: '5.00' },
      { name: 'minutes', type: 'integer', default: 30 },
      { name: 'skills', type: 'list', required: false },
      { name: 'mood', type: 'choice', choices: ['calm', 'bold'], default: 'calm' },
    ],
    mission: { name: 'For {{client}}', brief: 'Be {{mood}} with {{client}}: {{skills}}.' },
    contract: {
      target: 'Please {{client}}.',
      assertions: [{ key: 'A1', statement: '{{client}} is pleased.' }],
      budget: { money: '{{cap}}' },
    },
    milestones: [{ ref: 'M1', name: 'Start' }],
    tasks: [
      { ref: 'T0', title: 'Ask {{client}}', milestone: 'M1', estimateMinutes: '{{minutes}}' },
      { ref: 'T1', title: 'Please {{client}}', dependsOn: ['T0'], fulfils: ['A1'], notBy: ['T0'] },
    ],
    ...given,
  });

const plan = (body: TemplateBody, given: Parameters<typeof bindParameters>[1]) =>
  planOf(body, bindParameters(body.parameters, given));

test('parameters are filled in everywhere, titles included, and keep their type where they stand alone', () => {
  const made = plan(small(), { client: 'Ada', minutes: 45, skills: ['tact', 'wit'] });
  expect(made.mission.name).toBe('For Ada');
  expect(made.mission.brief).toBe('Be calm with Ada: tact, wit.');
  expect(made.tasks.map(({ title }) => title)).toEqual(['Ask Ada', 'Please Ada']);
  expect(made.tasks[0]?.estimateMinutes).toBe(45);
  expect(made.contract?.budget.money).toBe('5.00');
  expect(made.contract?.assertions[0]?.statement).toBe('Ada is pleased.');
});

test('a value that looks like a parameter is data, not filled in again', () => {
  expect(plan(small(), { client: '{{cap}}' }).tasks[0]?.title).toBe('Ask {{cap}}');
});

test('missing, unknown and wrongly typed parameters are named together', () => {
  const bad = { cap: '12,50', minutes: 1.5, mood: 'wild', extra: 'x' };
  expect(() => plan(small(), bad)).toThrowError(
    expect.objectContaining({
      code: 'invalid_input',
      errors: [
        { path: 'parameters.extra', message: 'is no parameter of this template' },
        { path: 'parameters.client', message: 'is missing (string: Whose it is.)' },
        { path: 'parameters.cap', message: 'must be a decimal string such as "12.50"' },
        { path: 'parameters.minutes', message: 'must be a whole number' },
        { path: 'parameters.mood', message: 'must be one of calm, bold' },
      ],
    }),
  );
});

test('a template that could not work is not stored', async () => {
  const broken: [object, string][] = [
    [{ tasks: [{ ref: 'T0', title: '{{nobody}}' }] }, 'is not declared as a parameter'],
    [{ tasks: [{ ref: 'T0', title: 'x', dependsOn: ['T9'] }] }, 'names T9, which is no task of the template'],
    [{ tasks: [{ ref: 'T0', title: 'x', milestone: 'M9' }] }, 'names the unknown milestone M9'],
    [{ tasks: [{ ref: 'T0', title: 'x', fulfils: ['A9'] }] }, 'fulfils A9, which the contract does not hold'],
    [
      {
        tasks: [
          { ref: 'T0', title: 'x' },
          { ref: 'T0', title: 'y' },
        ],
      },
      'is used twice',
    ],
    [
      {
        tasks: [
          { ref: 'T0', title: 'x', dependsOn: ['T1'] },
          { ref: 'T1', title: 'y', dependsOn: ['T0'] },
        ],
      },
      'wait for each other',
    ],
    [{ tasks: [{ ref: 'T0', title: 'x', maxAttempts: 0 }] }, 'tasks.0.maxAttempts'],
    [{ parameters: [{ name: 'client', type: 'integer', default: 'many' }] }, 'must be a whole number'],
    [{ contract: { assertions: [{ statement: 'x', leastStrength: 'verified' }] } }, 'verified has no source yet'],
  ];
  for (const [given, words] of broken) {
    const stored = createTemplate(workspace.owner, { name: 'broken', body: small(given) });
    await expect(stored, words).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining(words),
    });
  }
});

test('a dry run answers the plan and creates nothing; the use creates all of it in one step', async () => {
  await createTemplate(workspace.owner, { name: 'small', body: small() });
  const use = (dryRun: boolean) =>
    instantiateTemplate(
      workspace.owner,
      instantiateTemplateInput.parse({ template: 'small', parameters: { client: 'Ada' }, dryRun }),
    );
  const before = await db().mission.count();
  expect(await use(true)).toMatchObject({ missionId: null, plan: { mission: { name: 'For Ada' } } });
  expect(await db().mission.count()).toBe(before);
  const { missionId } = await use(false);
  const view = await getMission(workspace.owner, missionId ?? '');
  expect(view).toMatchObject({
    name: 'For Ada',
    status: 'plan',
    counts: { todo: 2 },
    contract: { inForce: null, draft: 1 },
    template: { name: 'small', version: 1 },
  });
});

test('a dry run answers 200 over HTTP, as the document says, and a mission that was made 201', async () => {
  const { token } = await anAgent(workspace, { scopes: ['read', 'plan'] });
  await createTemplate(workspace.owner, { name: 'tried', body: small() });
  const use = (dryRun: boolean) =>
    send(
      instantiate.POST,
      token,
      { template: 'tried' },
      { body: { parameters: { client: 'Ada' }, dryRun }, headers: { 'idempotency-key': `tried-${dryRun}` } },
    );
  expect(await use(true)).toMatchObject({ status: 200, body: { dryRun: true, missionId: null } });
  expect(await use(true)).toMatchObject({ status: 200 });
  expect(await use(false)).toMatchObject({ status: 201, body: { dryRun: false } });
  const described = openApiDocument('https://missions.example').paths?.['/templates/{template}/instantiate']?.post;
  expect(Object.keys(described?.responses ?? {}).slice(0, 2)).toEqual(['200', '201']);
});

test('the same key makes one mission, however often and however parallel it is sent (R5)', async () => {
  const { token } = await anAgent(workspace, { scopes: ['read', 'plan'] });
  await createTemplate(workspace.owner, { name: 'once', body: small() });
  const use = (client: string) =>
    send<{ missionId: string }>(
      instantiate.POST,
      token,
      { template: 'once' },
      {
        body: { parameters: { client } },
        headers: { 'idempotency-key': 'use-it-only-once' },
      },
    );
  const first = await use('Ada');
  const answers = await Promise.all(Array.from({ length: 6 }, () => use('Ada')));
  const made = answers.filter(({ status }) => status === 201).map(({ body }) => body.missionId);
  expect(new Set(made)).toEqual(new Set([first.body.missionId]));
  expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
  expect((await use('Bob')).status).toBe(422);
  expect(await db().mission.count({ where: { templateVersion: { template: { name: 'once' } } } })).toBe(1);
});

test('a new body is a new version; older ones stay, and a stale edit is refused', async () => {
  await createTemplate(workspace.owner, { name: 'versions', body: small() });
  const body = small({ title: 'Better' });
  await updateTemplate(workspace.owner, { template: 'versions', body, expectedVersion: 1 });
  const stale = updateTemplate(workspace.owner, { template: 'versions', body: small(), expectedVersion: 1 });
  await expect(stale).rejects.toMatchObject({ code: 'version_mismatch' });
  await updateTemplate(workspace.owner, { template: 'versions', body, expectedVersion: 2 });
  const { token } = await aToken(workspace, { memberId: workspace.owner.principal.id }, ['read', 'plan']);
  const read = await send(template.GET, token, { template: 'versions' }, { query: '?version=1' });
  expect(read.body).toMatchObject({ title: 'Small', version: 1, versions: [{ version: 2 }, { version: 1 }] });
  const versions = db().templateVersion.updateMany({ where: { version: 1 }, data: { sha256: '0'.repeat(64) } });
  await expect(versions).rejects.toThrow();
});

test("another workspace's template is not found", async () => {
  const other = await aWorkspace();
  await createTemplate(other.owner, { name: 'theirs', body: small() });
  const use = instantiateTemplate(workspace.owner, instantiateTemplateInput.parse({ template: 'theirs' }));
  await expect(use).rejects.toMatchObject({ code: 'not_found' });
});

test.each(Object.entries(examples))(
  'the example %s makes a plan in which one task fulfils each assertion',
  (name, body) => {
    const made = checkBody(templateBody.parse(body));
    const keys = (made.contract?.assertions ?? []).map(({ key }, index) => key ?? `A${index + 1}`);
    const tasks = made.tasks.map((task) => ({ ...task, id: task.ref, key: task.ref, status: 'todo' }));
    expect(coverage(keys, tasks)).toEqual({ uncovered: [], double: [] });
    expect(keys.length).toBeGreaterThan(2);
    const lacks = made.tasks.filter(({ objective, criteria, fallback, budget, modelPolicy, requiredTools }) =>
      [objective, criteria, fallback, budget.money, modelPolicy, requiredTools[0]].some((field) => !field),
    );
    expect(lacks.map(({ ref }) => `${name} ${ref}`)).toEqual([]);
  },
);

test('the example of the documentation is a valid template', () => {
  const page = readFileSync('docs/templates.md', 'utf8');
  const body = templateBody.parse(JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? ''));
  expect(checkBody(body).tasks.map(({ ref }) => ref)).toEqual(['T0', 'T1', 'T2']);
});

test('the examples are added once, used, signed and launched as they are, and removed in one click', async () => {
  const fresh = await aWorkspace();
  expect((await addExamples(fresh.owner)).names.length).toBe(6);
  expect((await addExamples(fresh.owner)).names).toEqual([]);
  const given: Record<string, Record<string, string>> = {
    'client-kickoff': { client: 'A sample client', kickoff_date: '2030-01-15', goals: 'Start well.' },
    'feature-ship': { feature: 'Export', users: 'Everybody.' },
    'find-gtm-channel': { offer: 'A sample offer.' },
    'fix-and-ship-bug': { bug: 'It breaks.', report: 'Steps.' },
    'system-audit': { system: 'The sample system', scope: 'All of it.' },
  };
  for (const name of Object.keys(examples)) {
    const input = instantiateTemplateInput.parse({ template: name, parameters: given[name] ?? {}, example: true });
    const { missionId } = await instantiateTemplate(fresh.owner, input);
    await signDraft(fresh.owner, missionId ?? '');
    const { ready, problems } = await getReadiness(fresh.owner, missionId ?? '');
    expect([name, ready, problems.filter(({ severity }) => severity === 'error')]).toEqual([name, true, []]);
    await updateMissionStatus(fresh.owner, { mission: missionId ?? '', status: 'execute', reason: '' });
  }
  const ready = await db().task.findFirstOrThrow({
    where: { workspaceId: fresh.id, readyAt: { not: null }, title: 'audit-existing-docs' },
  });
  const { tenant } = await anAgent(fresh, { skills: ['docs-audit'], tools: ['git'] });
  const held = await claim(tenant, ready.id);
  expect(await removeExamples(fresh.owner)).toMatchObject({ templates: 6, missions: 5 });
  await expect(complete(tenant, held)).rejects.toMatchObject({ code: 'evidence_required' });
  const left = await db().template.findMany({ where: { workspaceId: fresh.id } });
  expect(left.map(({ name, archivedAt }) => [name, archivedAt !== null])).toEqual([['doc-completion', true]]);
});

test('removing the examples leaves the one that is claimed meanwhile, whole, and takes all the rest', async () => {
  const fresh = await aWorkspace();
  await addExamples(fresh.owner);
  const missions = [await aRunningMission(fresh.owner), await aRunningMission(fresh.owner)];
  const ids = missions.map(({ id }) => id).toSorted();
  await db().mission.updateMany({ where: { id: { in: ids } }, data: { isExample: true } });
  const kept = missions.find(({ id }) => id === ids[1]);
  const { tenant } = await anAgent(fresh);
  const locked = Promise.withResolvers<void>();
  const removing = locked.promise.then(() => removeExamples(fresh.owner));
  // The claim holds its mission while the removal, which has seen it idle, waits for it.
  await changeMission(tenant, kept?.id ?? '', async () => {
    await claim(tenant, kept?.tasks.T0 ?? '');
    locked.resolve();
    await outsideTransaction(untilSomebodyWaits);
  });
  expect(await removing).toMatchObject({ templates: 6, missions: 1 });
  const left = await db().mission.findMany({ where: { workspaceId: fresh.id, isExample: true } });
  expect(left.map(({ id }) => id)).toEqual([kept?.id]);
});

/** Somebody waits for an advisory lock of this database. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const [waiting] = await db().$queryRaw<{ count: number }[]>`
      select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`;
    if ((waiting?.count ?? 0) > 0) return;
  }
}

test('a copy has what was planned and nothing of what was done; a mission becomes a template', async () => {
  await createTemplate(workspace.owner, { name: 'copied', body: small() });
  const input = instantiateTemplateInput.parse({ template: 'copied', parameters: { client: 'Ada' } });
  const { missionId } = await instantiateTemplate(workspace.owner, input);
  await signDraft(workspace.owner, missionId ?? '');
  await updateMissionStatus(workspace.owner, { mission: missionId ?? '', status: 'execute', reason: '' });
  const copy = await getMission(workspace.owner, await duplicateMission(workspace.owner, missionId ?? '', undefined));
  expect(copy).toMatchObject({
    name: 'For Ada (copy)',
    status: 'plan',
    launchedAt: null,
    counts: { todo: 2 },
    contract: { inForce: null, draft: 1 },
  });
  const edges = await db().taskDependency.count({ where: { missionId: copy.id } });
  const exclusions = await db().taskExclusion.count({ where: { missionId: copy.id } });
  expect([edges, exclusions]).toEqual([1, 1]);
  await createTemplate(workspace.owner, { name: 'from-mission', fromMissionId: missionId ?? '' });
  const again = instantiateTemplateInput.parse({ template: 'from-mission', dryRun: true });
  expect(await instantiateTemplate(workspace.owner, again)).toMatchObject({
    plan: { mission: { name: 'For Ada' }, tasks: [{ title: 'Ask Ada' }, { dependsOn: ['T0'] }] },
  });
});

test('templates are listed, created and archived through their routes', async () => {
  const fresh = await aWorkspace();
  const { token } = await aToken(fresh, { memberId: fresh.owner.principal.id }, ['read', 'plan']);
  const made = await send(templates.POST, token, {}, { body: { name: 'mine', body: small() } });
  expect(made).toMatchObject({ status: 201, body: { name: 'mine', tasks: 2, assertions: 1, can: { edit: true } } });
  const twice = await send(templates.POST, token, {}, { body: { name: 'mine', body: small() } });
  expect(twice).toMatchObject({ status: 409, body: { code: 'conflict' } });
  expect((await send(examplesRoute.POST, token, {}, { body: {} })).body).toMatchObject({ templates: 6 });
  const page = await send<{ items: { name: string }[]; nextCursor: string }>(
    templates.GET,
    token,
    {},
    { query: '?limit=4' },
  );
  expect(page.body.items.map(({ name }) => name)).toEqual([
    'client-kickoff',
    'doc-completion',
    'feature-ship',
    'find-gtm-channel',
  ]);
  const query = `?limit=4&cursor=${page.body.nextCursor}`;
  expect((await send(templates.GET, token, {}, { query })).body).toMatchObject({
    items: [{ name: 'fix-and-ship-bug' }, { name: 'mine' }, { name: 'system-audit' }],
    nextCursor: null,
  });
  const archive = { method: 'PATCH', body: { archived: true } };
  expect((await send(template.PATCH, token, { template: 'mine' }, archive)).body).toMatchObject({
    can: { use: false },
  });
  const removed = await send(examplesRoute.DELETE, token, {}, { method: 'DELETE' });
  expect(removed.body).toMatchObject({ templates: 6, missions: 0 });
});
