import 'server-only';
import { forbidden } from '@/lib/core/errors';
import type { MissionChange } from '@/lib/missions/change';
import { type Answer, answerQuestion } from './commands';
import { getQuestion } from './data';

/**
 * An agent answers what it is asked: the pilot what is for the pilot, and any agent that the mission allows what is
 * about the work of a task, since its former worker may be gone. What is for a person stays a person's (R7).
 */
export async function replyToQuestion(change: MissionChange, questionId: string, given: Answer): Promise<void> {
  const { tenant, mission, tx } = change;
  const { principal } = tenant;
  const { addressee } = await getQuestion(tenant, questionId);
  if (principal.kind !== 'agent')
    throw forbidden('A person decides, and does not reply for an agent.', 'Answer it with answer_question.');
  const allowed = await tx.missionAgent.findMany({ where: { missionId: mission.id }, select: { agentId: true } });
  const isAllowed = allowed.length === 0 || allowed.some(({ agentId }) => agentId === principal.id);
  const isAsked = addressee === 'pilot' ? mission.pilotId === principal.id : addressee === 'task' && isAllowed;
  if (!isAsked) throw forbidden('This question is not for you.', 'Leave it to whom it is for, or to a person.');
  await answerQuestion(change, questionId, given);
}
