// One worker, one process: claims tasks of one mission over HTTP and does them. Its token comes from the environment.
import { type Caller, type JsonObject, Refusal, readSpecification, request } from './api.ts';
import { Attempt, type Claim, type Ending } from './attempt.ts';
import { operationsOf } from './docs-check.ts';
import { jobFor, type Place } from './jobs.ts';

const [name = 'worker', missionId = '', repository = '', skills = ''] = process.argv.slice(2);
const caller: Caller = { baseUrl: process.env.MC_BASE_URL ?? '', token: process.env.MC_TOKEN ?? '' };
const say = (words: string) => console.log(`  ${name.padEnd(12)} ${words}`);

let stopping = false;
process.on('SIGTERM', () => {
  stopping = true;
});

const place: Place = { repository, operations: operationsOf(await readSpecification(caller.baseUrl)) };
const wanted: JsonObject = {
  missionId,
  waitSeconds: 10,
  capabilities: { skills: skills.split(','), tools: ['git'], models: [] },
};

while (!stopping && !(await missionEnded())) {
  const claim = await request<Claim>(caller, 'POST', '/tasks/claim', wanted);
  if (claim.task) await work(claim);
  else if (claim.reason !== 'nothing_ready')
    await new Promise((resolve) => setTimeout(resolve, Math.min(claim.retryAfterSeconds ?? 2, 5) * 1000));
}

async function work(claim: Claim): Promise<void> {
  const { task } = claim;
  if (!task) return;
  say(`claimed ${task.key} ${task.title}, attempt ${claim.attempt.number}`);
  const attempt = new Attempt(caller, claim);
  try {
    const ending = await endingOf(attempt, task.title);
    // What it wanted to wait for may be decided by now; then it goes on at once.
    const over = await attempt.end(ending).then(
      () => ending,
      async (error) =>
        ending.verb === 'block' && isWrongState(error) ? goOn(attempt, task.title) : Promise.reject(error),
    );
    say(`${{ complete: 'completed', block: 'waits with', fail: 'failed' }[over.verb]} ${task.key}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(`could not do ${task.key}: ${reason}`);
    if (!(error instanceof Refusal && error.code === 'lease_lost'))
      await attempt.end({ verb: 'fail', body: { reason: reason.slice(0, 1900) } });
  }
}

function isWrongState(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'wrong_state';
}

async function endingOf(attempt: Attempt, title: string): Promise<Ending> {
  const job = jobFor(title);
  if (!job) return { verb: 'fail', body: { reason: `This worker has no job for a task named ${title}.` } };
  return job(attempt, place);
}

async function goOn(attempt: Attempt, title: string): Promise<Ending> {
  const ending = await endingOf(attempt, title);
  await attempt.end(ending);
  return ending;
}

async function missionEnded(): Promise<boolean> {
  const { status } = await request<{ status: string }>(caller, 'GET', `/missions/${missionId}`);
  return ['complete', 'failed', 'cancelled'].includes(status);
}
