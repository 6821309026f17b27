import { createHash } from 'node:crypto';
import { requestAction } from '@/lib/actions/operations';
import { addArtifact } from '@/lib/artifacts/operations';
import { heartbeatTask, reportProgress, reportUsage } from '@/lib/attempts/operations';
import { maxLeaseSeconds } from '@/lib/attempts/schema';
import { putUpload } from '@/lib/blobs/operations';
import { addNote } from '@/lib/missions/operations';
import { askQuestion } from '@/lib/questions/operations';
import { recordState, updateState } from '@/lib/state/operations';
import { stateKinds } from '@/lib/state/schema';
import { addEvidence } from '@/lib/work/operations';
import { make } from '../../world';
import type { Cast } from './cast';
import { words } from './fill';
import { hostileText } from './payloads';
import { type Held, lease } from './work';

/** To read everything takes longer than a worker has a task unasked. */
export const longLease = { leaseSeconds: maxLeaseSeconds };

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const claims = [
  { kind: 'commit', value: { sha: '0a1b2c3d4e5f' } },
  { kind: 'pull_request', value: {} },
  { kind: 'test_run', value: { passed: 1, failed: 0, report: { text: words } } },
  { kind: 'ci_run', value: {} },
  { kind: 'file', value: { sha256: sha256Of(Buffer.from('a')) } },
  { kind: 'url', value: {} },
  { kind: 'metric', value: { value: words } },
  { kind: 'observation', value: {} },
];

/** One task that stays in its worker's hands, with everything that can be said under a lease. */
export async function writeUnderLease(cast: Cast, held: Held, mission: string): Promise<string[]> {
  const { attack } = cast.attacker;
  const worker = cast.worker.caller;
  await attack(heartbeatTask, lease(held), worker);
  await attack(reportProgress, { ...lease(held), percent: 40 }, worker);
  await attack(reportUsage, { ...lease(held), usage: [{ model: words, tokensIn: 10 }] }, worker);
  for (const claim of claims) await attack(addEvidence, { ...lease(held), ...claim }, worker);
  for (const tool of ['mail', 'shell', 'read', words]) await attack(requestAction, { ...lease(held), tool }, worker);
  await attack(askQuestion, { ...lease(held), timeoutSeconds: 3600 }, worker);
  const state = { mission, leaseToken: held.leaseToken };
  for (const kind of stateKinds) await attack(recordState, { ...state, kind }, worker);
  // Without tags it is told to every worker from here on.
  await attack(recordState, { ...state, kind: 'decision', tags: [] }, worker);
  const { id } = await make(recordState, { ...state, kind: 'risk', text: 'Rain.' }, worker);
  await attack(updateState, { entry: id, status: 'invalidated' }, cast.pilot.caller);
  const mentions = [cast.workspace.owner.principal.id];
  for (const about of [{ mission }, { mission, taskId: held.task, mentions }]) await attack(addNote, about, worker);
  return writeArtifacts(cast, held);
}

const mediaTypes = ['text/plain', 'text/markdown', 'text/html', 'image/svg+xml', 'application/json', 'text/csv'];

async function writeArtifacts(cast: Cast, held: Held): Promise<string[]> {
  const { attack } = cast.attacker;
  const worker = cast.worker.caller;
  const kept: string[] = [];
  for (const mediaType of mediaTypes) {
    const { id } = await attack(addArtifact, { ...lease(held), mediaType, address: undefined }, worker);
    kept.push(id);
  }
  await attack(addArtifact, { ...lease(held), text: undefined }, worker);
  const bytes = Buffer.from(hostileText(cast.attacker.mark('put_upload bytes'), 6000, 0, 'lines'));
  const sha256 = sha256Of(bytes);
  await make(putUpload, { sha256, bytes }, worker);
  const given = { text: undefined, address: undefined, sha256, mediaType: 'text/markdown' };
  const { id } = await attack(addArtifact, { ...lease(held), ...given }, worker);
  return [...kept, id];
}
