import type { AttentionKind } from '@/lib/attention/schema';
import { getContract } from '@/lib/contracts/operations';
import { listAttention } from '@/lib/decisions/operations';
import type { AttentionCard } from '@/lib/decisions/schema';
import { listHandoffItems } from '@/lib/handoffs/operations';
import type { HandoffItemView } from '@/lib/handoffs/schema';
import { getMission } from '@/lib/missions/operations';
import { must } from '../../mission';
import type { Hand } from './hand';

/** What is to come of an item; what is not named is not asked about. */
export type Meant = {
  /** The task, or where the item is about none, the mission. */
  about: string;
  kind: AttentionKind;
  outcome: string;
  reason?: string;
  /** Status of the task afterwards. */
  task?: string;
  /** What else the decision left: an answer, a task, a new cap. */
  said?: string;
};

/** What came of every item that somebody decided, over the API, in the words of what was meant. */
export async function whatCame(hand: Hand, meant: readonly Meant[]): Promise<Meant[]> {
  const { items } = await must<{ items: AttentionCard[] }>(listAttention, { view: 'history', limit: 200 }, hand.owner);
  const came: Meant[] = [];
  for (const card of items.filter(({ status }) => status === 'resolved')) {
    const about = card.task?.id ?? card.mission.id;
    const wanted = meant.find((one) => one.about === about && one.kind === card.kind);
    came.push({
      ...{ about, kind: card.kind, outcome: card.resolution?.outcome ?? card.status },
      ...(card.resolution?.reason && { reason: card.resolution.reason }),
      ...(wanted?.task !== undefined && { task: card.task?.status ?? '' }),
      ...(wanted?.said !== undefined && { said: await leftBy(card, hand) }),
    });
  }
  return came;
}

async function leftBy(card: AttentionCard, hand: Hand): Promise<string> {
  if (card.question) return [...card.question.answerChoices, card.question.answer ?? ''].filter(Boolean).join(', ');
  if (card.payload) {
    const { status, editedParameters } = card.payload;
    return editedParameters === null ? status : `${status} ${JSON.stringify(editedParameters)}`;
  }
  const mission = card.mission.id;
  if (card.leftover) {
    const { items } = await must<{ items: HandoffItemView[] }>(listHandoffItems, { mission, show: 'all' }, hand.owner);
    const item = items.find(({ id }) => id === card.leftover?.id);
    return [item?.disposition, item?.dispositionTask?.key].filter(Boolean).join(' ');
  }
  if (card.assertion) {
    type Contract = { coverage: { key: string; state: string; tasks: { key: string }[] }[] };
    const { coverage } = await must<Contract>(getContract, { mission }, hand.owner);
    const { state, tasks } = coverage.find(({ key }) => key === card.assertion?.key) ?? { state: '', tasks: [] };
    return [state, ...tasks.map(({ key }) => key)].join(' ');
  }
  if (card.budget?.tokensCap) return `${card.budget.tokensCap} tokens`;
  const { status } = await must<{ status: string }>(getMission, { mission }, hand.owner);
  return status;
}
