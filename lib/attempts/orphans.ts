import 'server-only';
import { canonicalJson } from '@/lib/core/canonical-json';
import { newId } from '@/lib/core/ids';
import { db } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';

/** What a worker sent, for the case that it is refused: the operation and its input. */
export type Report = { operation: string; input: Record<string, unknown> };

/** A larger report is named by its hash and size; nobody reads more of a refused one. */
const maxKeptBytes = 64 * 1024;
/** A worker that goes on and on after it was told to stop fills no table. */
const maxPerAttempt = 50;

export type LostAttempt = { taskId: string; missionId: string; number: number };

/**
 * Keeps what a worker sent without holding its lease, for people to read; the same report is kept once, and at most
 * 50 of one attempt. Touches nothing but its own row.
 */
export async function keepOrphan(tenant: Tenant, lost: LostAttempt, report: Report): Promise<void> {
  const { principal, workspaceId } = tenant;
  const body = JSON.stringify(keptBody(report.input));
  await db().$executeRaw`
    insert into orphan_report (id, workspace_id, mission_id, task_id, attempt_number, principal_id, operation, body,
      received_at)
    select ${newId('orphanReport')}, ${workspaceId}, ${lost.missionId}, ${lost.taskId}, ${lost.number}::int,
      ${principal.id}, ${report.operation}, ${body}::jsonb, clock_timestamp()
    where not exists (
      select from orphan_report where task_id = ${lost.taskId} and attempt_number = ${lost.number}::int
        and operation = ${report.operation} and body = ${body}::jsonb
    ) and (
      select count(*) from orphan_report where task_id = ${lost.taskId} and attempt_number = ${lost.number}::int
    ) < ${maxPerAttempt}`;
}

/** The input as an ending verb hashes it and an orphan report keeps it: without the handle and the address. */
export function bodyOf(input: Record<string, unknown>): Record<string, unknown> {
  const { leaseToken: _leaseToken, task: _task, ...body } = input;
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

function keptBody(input: Record<string, unknown>): unknown {
  const body = bodyOf(input);
  const text = canonicalJson(body);
  const bytes = Buffer.byteLength(text);
  if (bytes <= maxKeptBytes) return body;
  return { tooLargeToKeep: true, sha256: sha256Hex(text), bytes };
}
