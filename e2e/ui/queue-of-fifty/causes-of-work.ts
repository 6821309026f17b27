import { requestAction } from '@/lib/actions/operations';
import { reportProgress, reportUsage } from '@/lib/attempts/operations';
import { addNote } from '@/lib/missions/operations';
import { askQuestion } from '@/lib/questions/operations';
import { db } from '@/lib/server/db';
import { mostRepeats } from '@/lib/tasks/stall';
import { blockTask, cancelTask, completeTask, failTask, releaseTask } from '@/lib/work/operations';
import { launchMission, must } from '../../mission';
import { type Hand, type Held, hold } from './hand';
import type { Meant } from './meant';

/** A task of a running mission, what its worker does to need a person, and what is right then. */
type Cause = {
  title: string;
  plan?: object;
  act: (hand: Hand, held: Held & { attempt: string }, others: Record<string, string>) => Promise<unknown>;
  meant: Omit<Meant, 'about'>;
};

const evidence = [{ kind: 'observation', value: { text: 'Seen.' } }];
const ours = 'ours.example';

const mail = (to: string | string[], right: Omit<Meant, 'about' | 'kind'>): Cause => ({
  title: `Mail ${[to].flat().map((one) => one.split('@')[0])}`,
  act: ({ worker }, { task, leaseToken }) =>
    must(
      requestAction,
      { task, leaseToken, tool: 'mail', action: 'send', parameters: { to }, reason: 'They wait.' },
      worker,
    ),
  meant: { kind: 'restricted_action', ...right },
});

const approved = { outcome: 'approve', task: 'in_progress', said: 'approved' };
const rejected = { outcome: 'reject', reason: 'Outsiders.', task: 'in_progress', said: 'rejected' };

const mails = [
  ...['ann', 'ben', 'cy', 'dee', 'eve', 'flo'].map((name) => mail(`${name}@${ours}`, approved)),
  ...['mallory@other.example', `ivy@${ours}.other.example`, 'ours@example.other'].map((to) => mail(to, rejected)),
  mail([`kim@${ours}`, 'oscar@other.example'], {
    outcome: 'edit',
    task: 'in_progress',
    said: `approved {"to":["kim@${ours}"]}`,
  }),
];

const question = (summary: string, text: string, answer: string | string[], ask: object = {}): Cause => ({
  title: summary,
  act: ({ worker }, { task, leaseToken }) => must(askQuestion, { task, leaseToken, summary, text, ...ask }, worker),
  meant: {
    ...{ kind: 'question', outcome: 'answer', task: 'in_progress', said: [answer].flat().join(', ') },
    // An answer in words is its own reason.
    ...(typeof answer === 'string' && !('choices' in ask) && { reason: answer }),
  },
});

const questions = [
  question('Which name?', 'The brief says Beta.', 'Beta', { choices: ['Alpha', 'Beta', 'Gamma'] }),
  question('Which day?', 'The hall is free on Monday.', 'Monday', { choices: ['Monday', 'Friday'] }),
  question('Which tone?', 'The reader is plain.', 'plain', { choices: ['formal', 'plain'] }),
  question('Which size?', 'Only the large fits.', 'large', { choices: ['small', 'medium', 'large'] }),
  question('Which town?', 'Ghent is nearer.', 'Ghent', { choices: ['Ghent', 'Riga'] }),
  question('Which days?', 'Tuesday and Friday suit.', ['Tuesday', 'Friday'], {
    choices: ['Monday', 'Tuesday', 'Friday'],
    multiSelect: true,
  }),
  question('Which parts?', 'Intro and Index lack.', ['Intro', 'Index'], {
    choices: ['Intro', 'Body', 'Index'],
    multiSelect: true,
  }),
  question('How many seats?', 'The hall holds 40.', '40'),
  question('How many copies?', 'The list has 120.', '120'),
];

const review = (title: string, sources: number): Cause => ({
  title,
  plan: { verification: 'review', objective: 'A page with sources.', criteria: 'Three sources.' },
  act: ({ worker }, held) =>
    must(completeTask, { ...lease(held), handoff: { summary: 'Written.' }, output: { sources }, evidence }, worker),
  meant: {
    kind: 'task_review',
    ...(sources >= 3
      ? { outcome: 'accept', task: 'done' }
      : { outcome: 'send_back', reason: 'Too few.', task: 'todo' }),
  },
});

const reviews = [
  ...[3, 4, 3, 5, 6, 3].map((sources, index) => review(`Page ${index + 1}`, sources)),
  review('Page 7', 1),
  review('Page 8', 2),
];

const failing = (title: string, reason: string, right: Omit<Meant, 'about' | 'kind'>): Cause => ({
  title,
  plan: { maxAttempts: 1 },
  act: ({ worker }, held) => must(failTask, { ...lease(held), reason }, worker),
  meant: { kind: 'retry_limit', ...right },
});

const waiting = (title: string, reason: string, right: Omit<Meant, 'about' | 'kind'>): Cause => ({
  title,
  act: ({ worker, workspace }, held) => {
    const outside = { kind: 'outside', owner: workspace.owner.principal.id, checkBy: inAWeek() };
    return must(blockTask, { ...lease(held), ...outside, reason }, worker);
  },
  meant: { kind: 'task_blocked', ...right },
});

const leaving = (title: string, text: string, right: Omit<Meant, 'about' | 'kind'>): Cause => ({
  title,
  act: ({ worker }, held) =>
    must(completeTask, { ...lease(held), handoff: { summary: 'Done.', issues: [{ text }] }, evidence }, worker),
  meant: { kind: 'leftover', task: 'done', ...right },
});

const exits: Cause[] = [
  failing('Fetch feed', 'Network was down.', { outcome: 'retry', task: 'todo' }),
  failing('Fetch list', 'Network was down again.', { outcome: 'retry', task: 'todo' }),
  failing('Fetch blog', 'It closed for good.', { outcome: 'skip', reason: 'Gone.', task: 'skipped' }),
  waiting('Book hall', 'The deposit came.', { outcome: 'unblock', reason: 'Paid.', task: 'todo' }),
  waiting('Ask sponsor', 'They closed for good.', { outcome: 'skip', reason: 'Gone.', task: 'skipped' }),
  {
    title: 'Merge feeds',
    act: ({ worker }, held, others) =>
      must(
        blockTask,
        { ...lease(held), kind: 'task', on: others['Old feed'], reason: 'The old feed or a copy.' },
        worker,
      ),
    meant: { kind: 'dead_block', outcome: 'unblock', reason: 'Copy.', task: 'todo' },
  },
  leaving('Check links', 'Dead link, T0 mends it.', { outcome: 'tracked_by', said: 'tracked_by T0' }),
  leaving('Check fonts', 'Wrong font, T0 mends it.', { outcome: 'tracked_by', said: 'tracked_by T0' }),
  leaving('Check draft', 'Typo, deleted since.', {
    outcome: 'dismissed',
    reason: 'Gone.',
    said: 'dismissed',
  }),
  {
    title: 'Draw logo',
    act: (_, { attempt }) =>
      db().attempt.update({ where: { id: attempt }, data: { leaseExpiresAt: new Date(Date.now() - 60_000) } }),
    meant: { kind: 'worker_lost', outcome: 'leave', task: 'todo' },
  },
  {
    title: 'Cut film',
    act: async (hand, held) => {
      const give = (from: Held) => must(releaseTask, { ...lease(from), reason: 'No time.' }, hand.worker);
      await give(held);
      await give(await hold(hand, held.task));
      await give(await hold(hand, held.task));
    },
    meant: { kind: 'worker_releasing', outcome: 'leave', task: 'todo' },
  },
  {
    title: 'Sum up',
    plan: { budget: { tokens: 10 } },
    act: async ({ worker }, held) => {
      await must(reportUsage, { ...lease(held), usage: [{ model: 'small', tokensIn: 20 }] }, worker);
      await must(releaseTask, { ...lease(held), reason: 'Spent.' }, worker);
    },
    meant: { kind: 'task_budget', outcome: 'raise_task', task: 'todo' },
  },
  {
    title: 'Sort photos',
    act: async ({ worker }, held) => {
      for (let times = 0; times <= mostRepeats; times++)
        await must(reportProgress, { ...lease(held), note: 'Sorting.' }, worker);
    },
    meant: { kind: 'attempt_stalled', outcome: 'nudge', task: 'in_progress' },
  },
  {
    title: 'Pick cover',
    act: ({ worker, workspace }, { task }, { mission }) => {
      const mentions = [workspace.owner.principal.id];
      return must(addNote, { mission, taskId: task, text: 'The blue one.', mentions }, worker);
    },
    meant: { kind: 'mention', outcome: 'seen', task: 'in_progress' },
  },
];

const lease = ({ task, leaseToken }: Held): Held => ({ task, leaseToken });
const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString();

/** One mission whose tasks need a person for all the reasons that a task can have. */
export async function causeWork(hand: Hand): Promise<Meant[]> {
  const causes = [...mails, ...questions, ...reviews, ...exits];
  // Work that stays, so that the mission is not at its end; and what one of the tasks waits for in vain.
  const beside = [{ title: 'Put together' }, { title: 'Old feed' }];
  const { id: mission, tasks } = await launchMission(
    hand.owner,
    [...beside, ...causes.map(({ title, plan }) => ({ title, ...plan }))],
    { restricted: [{ words: 'Ask before mail.', tools: ['mail'] }] },
    'Newsletter',
  );
  const others = { mission, 'Old feed': tasks[1]?.id ?? '' };
  const meant: Meant[] = [];
  for (const [index, { act, meant: right }] of causes.entries()) {
    const id = tasks[index + beside.length]?.id ?? '';
    await act(hand, await hold(hand, id), others);
    meant.push({ about: id, ...right });
  }
  await must(cancelTask, { task: others['Old feed'], reason: 'Replaced.' }, hand.owner);
  return meant;
}
