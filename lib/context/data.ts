import 'server-only';
import type { z } from 'zod';
import type { Task } from '@/generated/prisma/client';
import { presentPrincipal } from '@/lib/attempts/presenter';
import type { PrincipalRef } from '@/lib/core/schemas';
import { Prisma, type Tx } from '@/lib/server/db';
import type { ContextPackage, upstreamWork } from './schema';

/** More dependencies than this are a missing milestone; the rest is a read away. */
const maxUpstream = 20;
/** Of one upstream task. */
const maxArtifacts = 20;

type Upstream = z.infer<typeof upstreamWork>;
type UpstreamRow = {
  taskId: string;
  taskKey: string;
  taskTitle: string;
  status: string;
  output: Upstream['output'];
  attemptNumber: number | null;
  handoff: Upstream['handoff'];
  writtenBy: PrincipalRef | null;
  artifacts: Upstream['artifacts'] | null;
  leftovers: Upstream['leftovers'] | null;
};

/** What the tasks before this one, and the one that it replaces, have left: results in the order of the graph. */
export async function listUpstream(tx: Tx, task: Task): Promise<Upstream[]> {
  const rows = await tx.$queryRaw<UpstreamRow[]>`
    select o.id as "taskId", o.key as "taskKey", o.title as "taskTitle", o.status::text as status, o.output,
      a.number as "attemptNumber", a.handoff,
      case when p.id is null then null else json_build_object('id', p.id, 'kind', p.kind, 'name', p.name) end
        as "writtenBy",
      (select json_agg(json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size,
          'sha256', f.sha256, 'address', f.address) order by f.created_at) from (
        select * from artifact f where f.attempt_id = a.id
          and (cardinality(f.scope_tags) = 0 or ${task.key} = any(f.scope_tags)) order by f.created_at limit ${maxArtifacts}
      ) f) as artifacts,
      (select json_agg(json_build_object('kind', h.kind, 'text', h.text, 'blocking', h.blocking) order by h.created_at)
        from handoff_item h where h.attempt_id = a.id and h.disposition is null) as leftovers
    from task o
      left join lateral (
        select * from attempt a where a.task_id = o.id and a.handoff is not null order by a.number desc limit 1
      ) a on true
      left join principal p on p.id = a.worker_id
    where o.id in (select depends_on_id from task_dependency where task_id = ${task.id}) or o.id = ${task.supersedesId}
    order by o.number limit ${maxUpstream}`;
  return rows.map((row) => ({
    trust: 'data',
    writtenBy: row.writtenBy ?? nobody,
    taskId: row.taskId,
    taskKey: row.taskKey,
    taskTitle: row.taskTitle,
    attemptNumber: row.attemptNumber ?? 0,
    status: row.status,
    handoff: row.handoff,
    output: row.output,
    artifacts: row.artifacts ?? [],
    leftovers: row.leftovers ?? [],
  }));
}

const nobody: PrincipalRef = { id: '', kind: 'system', name: 'nobody yet' };

type Json = z.infer<ReturnType<typeof z.json>>;
type Story = Pick<ContextPackage, 'sentBack' | 'checkpoint' | 'previous' | 'answers' | 'notes' | 'actions'>;

/** What happened to this task before: nothing at its first attempt, which asks nothing of the database. */
export async function readStory(tx: Tx, task: Task): Promise<Story> {
  if (task.lastAttempt === 0)
    return { sentBack: [], checkpoint: null, previous: null, answers: [], notes: [], actions: [] };
  const { checkpoint, previous } = await readPrevious(tx, task);
  return {
    checkpoint,
    previous,
    sentBack: await listSentBack(tx, task),
    answers: await listAnswers(tx, task),
    notes: await listNotes(tx, task),
    actions: await listDecidedActions(tx, task),
  };
}

async function readPrevious(tx: Tx, task: Task): Promise<Pick<Story, 'checkpoint' | 'previous'>> {
  const last = { taskId: task.id, outcome: { not: 'running' as const } };
  const [ended, marked] = [
    await tx.attempt.findFirst({
      where: last,
      orderBy: { number: 'desc' },
      omit: { context: true },
      include: { worker: true },
    }),
    await tx.attempt.findFirst({
      where: { ...last, NOT: { checkpoint: { equals: Prisma.AnyNull } } },
      orderBy: { number: 'desc' },
      omit: { context: true },
      include: { worker: true },
    }),
  ];
  const from = (attempt: NonNullable<typeof ended>) => ({
    trust: 'data' as const,
    writtenBy: presentPrincipal(attempt.worker),
    taskKey: task.key,
    attemptNumber: attempt.number,
  });
  return {
    checkpoint: marked && { ...from(marked), attemptId: marked.id, data: marked.checkpoint as Json, note: marked.note },
    previous: ended && {
      ...from(ended),
      outcome: ended.outcome,
      reason: ended.endReason,
      handoff: ended.handoff as NonNullable<Story['previous']>['handoff'],
    },
  };
}

async function listSentBack(tx: Tx, task: Task): Promise<Story['sentBack']> {
  const reviews = await tx.review.findMany({
    where: { taskId: task.id, verdict: 'send_back' },
    include: { reviewer: true, attempt: { select: { number: true } } },
    orderBy: { at: 'desc' },
    take: 5,
  });
  return reviews.map(({ reasons, reviewer, attempt, at }) => ({
    trust: trustIn(reviewer),
    reasons,
    reviewer: presentPrincipal(reviewer),
    attemptNumber: attempt.number,
    at: at.toISOString(),
  }));
}

const trustIn = (author: { kind: string } | null) => (author?.kind === 'member' ? 'person' : 'data');

async function listAnswers(tx: Tx, task: Task): Promise<Story['answers']> {
  const questions = await tx.question.findMany({
    where: { taskId: task.id, answeredAt: { not: null } },
    include: { answeredBy: true },
    orderBy: { answeredAt: 'desc' },
    take: 20,
  });
  return questions.toReversed().map(({ id, summary, answer, answerChoices, answeredBy, answeredAt }) => ({
    trust: trustIn(answeredBy),
    questionId: id,
    asked: { trust: 'data', question: summary, chosen: answerChoices },
    answer,
    answeredBy: answeredBy && presentPrincipal(answeredBy),
    answeredAt: new Date(answeredAt ?? 0).toISOString(),
  }));
}

/** Of members alone: what an agent notes is no instruction to another (R15). */
async function listNotes(tx: Tx, task: Task): Promise<Story['notes']> {
  const notes = await tx.note.findMany({
    where: { missionId: task.missionId, taskId: task.id, author: { kind: 'member' } },
    include: { author: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 5,
  });
  return notes.map(({ text, author, createdAt }) => ({
    trust: trustIn(author),
    text,
    author: presentPrincipal(author),
    at: createdAt.toISOString(),
  }));
}

async function listDecidedActions(tx: Tx, task: Task): Promise<Story['actions']> {
  const actions = await tx.actionRequest.findMany({
    where: { taskId: task.id, status: { in: ['approved', 'rejected'] }, decidedById: { not: null } },
    orderBy: { decidedAt: 'desc' },
    take: 20,
  });
  return actions.map((row) => ({
    trust: 'person',
    id: row.id,
    request: {
      trust: 'data',
      tool: row.tool,
      action: row.action,
      parameters: (row.editedParameters ?? row.parameters) as Json,
    },
    decision: row.status === 'approved' ? 'approved' : 'rejected',
    reason: row.decisionReason,
  }));
}
