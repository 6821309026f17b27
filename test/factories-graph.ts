import { newId } from '../lib/core/ids.ts';
import { db } from '../lib/server/db.ts';
import type { Tenant } from '../lib/server/tenant.ts';
import { createTasks } from '../lib/tasks/commands.ts';
import { createTaskInput } from '../lib/tasks/schema.ts';

type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>;

/** The JSON of an answer, taken apart by the test that knows its shape. */
export type Answer<T> = { status: number; body: T; headers: Headers };

/** Sends one request to a route handler as its door does, with a bearer token. */
export async function send<T>(
  handler: RouteHandler,
  token: string,
  params: Record<string, string>,
  given: { method?: string; query?: string; body?: object; headers?: Record<string, string> } = {},
): Promise<Answer<T>> {
  const { method = given.body ? 'POST' : 'GET', query = '', body, headers } = given;
  const request = new Request(`http://localhost:3000/api/v1/x${query}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T, headers: response.headers };
}

/** Adds tasks to a mission; their ids by key. */
export async function addTasks(
  tenant: Tenant,
  mission: string,
  tasks: readonly object[],
): Promise<Record<string, string>> {
  const { created } = await createTasks(tenant, createTaskInput.parse({ mission, tasks }));
  const rows = await db().task.findMany({
    where: { id: { in: created.map(({ id }) => id) } },
    orderBy: { number: 'asc' },
  });
  return Object.fromEntries(rows.map(({ key, id }) => [key, id]));
}

/** Puts a task into a status through the database, with what the constraints ask for; for arranging alone. */
export async function putTask(taskId: string, status: 'done' | 'failed' | 'review' | 'skipped'): Promise<void> {
  await db().task.update({ where: { id: taskId }, data: { status, readyAt: null } });
}

/** A running attempt on a task, written directly; for arranging alone. */
export async function putAttempt(tenant: Tenant, taskId: string): Promise<string> {
  const task = await db().task.findUniqueOrThrow({ where: { id: taskId } });
  const id = newId('attempt');
  const now = new Date();
  await db().attempt.create({
    data: {
      id,
      workspaceId: task.workspaceId,
      missionId: task.missionId,
      taskId,
      number: task.lastAttempt + 1,
      workerId: tenant.principal.id,
      leaseHash: '0'.repeat(64),
      leaseSeconds: 120,
      leaseExpiresAt: new Date(now.getTime() + 120_000),
      startedAt: now,
      lastHeartbeatAt: now,
    },
  });
  await db().task.update({
    where: { id: taskId },
    data: { status: 'in_progress', readyAt: null, lastAttempt: { increment: 1 } },
  });
  await db().mission.update({ where: { id: task.missionId }, data: { liveAttempts: { increment: 1 } } });
  return id;
}
