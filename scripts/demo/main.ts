// npm run demo                          creates doc-completion-cedric and brings its workers
// npm run demo -- --mission mis_…       brings the workers to a mission that a person planned from the same template
// npm run demo -- --auto EMAIL          also decides, with a token of that member, minted on this machine
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Caller, request } from './api.ts';
import { Decider } from './decider.ts';
import { hasGit, openRepository } from './repository.ts';
import { mintToken, type Workspace } from './tokens.ts';

type Mission = {
  id: string;
  name: string;
  status: string;
  can: Record<string, boolean>;
  attention: number;
  spent: { money: string };
};
type Me = { id: string; workspace: { slug: string } };

const { values } = parseArgs({
  options: {
    mission: { type: 'string' },
    auto: { type: 'string' },
    url: { type: 'string' },
    workspace: { type: 'string' },
  },
});
const baseUrl = (values.url ?? process.env.MC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`).replace(/\/$/, '');
const say = (words: string) => console.log(words);
const ended = ['complete', 'failed', 'cancelled'];
/** How often the demo looks whether a person has decided; the workers themselves wait on the server. */
const lookEveryMs = 1500;

const workers = [
  { name: 'demo-audit', kind: 'worker', skills: 'docs-audit' },
  { name: 'demo-write', kind: 'worker', skills: 'writing' },
  { name: 'demo-eta', kind: 'validator', skills: 'review' },
  { name: 'demo-publish', kind: 'worker', skills: 'release' },
] as const;
const children: ChildProcess[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(1));

try {
  await run();
  stop(0);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  stop(1);
}

function stop(code: number): void {
  for (const child of children) child.kill('SIGTERM');
  process.exit(code);
}

async function run(): Promise<void> {
  await checkGround();
  const workspace: Workspace = values.workspace ? { slug: values.workspace } : {};
  const sigma: Caller = {
    baseUrl,
    token: mintToken({ agent: 'demo-sigma', kind: 'orchestrator' }, ['read', 'plan'], workspace),
  };
  const me = await request<Me>(sigma, 'GET', '/me');
  const missionId = values.mission ?? (await createMission(sigma, me.id));
  const decider = values.auto
    ? new Decider(
        { baseUrl, token: mintToken({ member: values.auto }, ['read', 'plan', 'review', 'decide'], workspace) },
        missionId,
        say,
      )
    : null;
  const page = `${baseUrl}/${me.workspace.slug}/missions/${missionId}`;
  say(`\nWatch it:   ${page}\nDecide:     ${baseUrl}/${me.workspace.slug}/attention?mission=${missionId}\n`);
  await untilLaunched(sigma, missionId, decider, page);
  startWorkers(missionId, workspace);
  await untilEnded(sigma, missionId, decider, me.workspace.slug);
  say(`\nThe receipt: ${page}/receipt`);
}

async function checkGround(): Promise<void> {
  const answers = await fetch(`${baseUrl}/api/health`).then(
    (response) => response.ok,
    () => false,
  );
  if (!answers) throw new Error(`No server answers at ${baseUrl}. Start one with npm start, or name it with --url.`);
  if (!hasGit()) throw new Error('The demo works on a scratch git repository, and git is not installed.');
}

async function createMission(sigma: Caller, pilot: string): Promise<string> {
  await request(sigma, 'POST', '/templates/examples', {});
  const parameters = { subject: 'Mission Control', source: 'docs/', reviewer: 'eta', pilot };
  const body = { name: 'doc-completion-cedric', parameters, example: true };
  const { missionId } = await request<{ missionId: string }>(
    sigma,
    'POST',
    '/templates/doc-completion/instantiate',
    body,
  );
  say('demo-sigma planned doc-completion-cedric from the template doc-completion.');
  return missionId;
}

async function untilLaunched(sigma: Caller, missionId: string, decider: Decider | null, page: string): Promise<void> {
  for (let said = false; ; said = true) {
    const { status } = await request<Mission>(sigma, 'GET', `/missions/${missionId}`);
    if (status === 'execute' || status === 'validate') return;
    if (ended.includes(status))
      throw new Error(`The mission is ${status}; reopen it, or run the demo without --mission.`);
    if (decider) await decider.signAndLaunch();
    else if (!said) say(`It waits for a person: sign the contract and launch it at ${page}/plan`);
    await pause();
  }
}

function startWorkers(missionId: string, workspace: Workspace): void {
  const folder = resolve(process.env.MC_DATA_DIR ?? '.data', 'demo');
  mkdirSync(folder, { recursive: true });
  const repository = openRepository(join(folder, missionId), resolve('docs'));
  say(`The workers share the scratch repository ${repository}`);
  for (const { name, kind, skills } of workers) {
    const token = mintToken({ agent: name, kind }, ['read', 'work'], workspace);
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'worker.ts'), name, missionId, repository, skills],
      {
        env: { ...process.env, MC_BASE_URL: baseUrl, MC_TOKEN: token },
        stdio: 'inherit',
      },
    );
    children.push(child);
  }
}

async function untilEnded(sigma: Caller, missionId: string, decider: Decider | null, slug: string): Promise<void> {
  for (let waited = 0; ; ) {
    const mission = await request<Mission>(sigma, 'GET', `/missions/${missionId}`);
    if (ended.includes(mission.status))
      return say(`\n${mission.name} is ${mission.status}; spent ${mission.spent.money}.`);
    if (decider) await decider.decideAll();
    else if (mission.attention > waited)
      say(`  a person is awaited: ${baseUrl}/${slug}/attention?mission=${missionId}`);
    waited = mission.attention;
    await pause();
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, lookEveryMs));
}
