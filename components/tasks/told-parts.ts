import type { ContextPackage } from '@/lib/context/schema';
import { plural } from '@/lib/receipts/words';

export type ToldPart = { name: string; note: string; tokens: number };

// English prose and JSON come to about four characters a token with every tokenizer in use; a rough figure suffices.
const charactersPerToken = 4;
const tokensOf = (value: unknown): number => Math.ceil(JSON.stringify(value ?? '').length / charactersPerToken);

/** What a context is made of, each part with its weight; parts that hold nothing are left out. */
export function toldParts(context: ContextPackage): ToldPart[] {
  const { mission, contract, task, upstream, sentBack, checkpoint, previous, answers, notes = [], actions } = context;
  const part = (name: string, note: string, value: unknown): ToldPart => ({ name, note, tokens: tokensOf(value) });
  return [
    ...(contract ? [part(`Contract v${contract.version}`, clauseNote(contract), contract)] : []),
    part('Mission', mission.name, mission),
    part('Task', `${task.key}, ${plural(task.attemptsLeft, 'attempt')} left`, task),
    ...upstream.map((work) => part(`Handoff of ${work.taskKey}`, upstreamNote(work), work)),
    ...(sentBack.length > 0 ? [part('Sent back', plural(sentBack.length, 'reason'), sentBack)] : []),
    ...(checkpoint ? [part('Checkpoint', `of attempt ${checkpoint.attemptNumber}`, checkpoint)] : []),
    ...(previous ? [part('Attempt before', previous.outcome, previous)] : []),
    ...(answers.length > 0 ? [part('Answers', plural(answers.length, 'answer'), answers)] : []),
    ...(notes.length > 0 ? [part('Notes', plural(notes.length, 'note'), notes)] : []),
    ...(actions.length > 0 ? [part('Decided actions', plural(actions.length, 'action'), actions)] : []),
  ];
}

const clauseNote = ({ clauses, assertions }: NonNullable<ContextPackage['contract']>): string =>
  [...clauses.map(({ id }) => id), ...assertions.map(({ key }) => key)].join(' ');

function upstreamNote({ handoff, leftovers, artifacts }: ContextPackage['upstream'][number]): string {
  const notes = [
    handoff ? 'summary' : 'no handoff',
    leftovers.length > 0 ? plural(leftovers.length, 'leftover') : '',
    artifacts.length > 0 ? plural(artifacts.length, 'artifact') : '',
  ];
  return notes.filter(Boolean).join(', ');
}

export const leftOut = (context: ContextPackage): string => context.omitted.map(({ what }) => what).join(', ');
