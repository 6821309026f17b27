import { t } from '@/lib/core/words';
import 'server-only';
import type { z } from 'zod';
import { clearItems, raiseItem } from '@/lib/attention/commands';
import { formatMicros } from '@/lib/core/money';
import type { MissionChange } from '@/lib/missions/change';
import { openHold } from '@/lib/missions/holds';
import { isOpen } from '@/lib/tasks/rules';
import type { TaskStatus } from '@/lib/tasks/schema';
import { requestCancel } from './cancel';
import type { budgetLeft } from './schema';

/** The warning comes early enough to raise the cap before work stops. */
const warnAtPercent = 80n;

type Spending = { spentMicros: bigint; spentTokens: bigint; budgetMicros: bigint | null; budgetTokens: bigint | null };

/** Whether a cap is reached: from then on nothing is claimed and nothing approved (R6). */
export function isSpent({ spentMicros, spentTokens, budgetMicros, budgetTokens }: Spending): boolean {
  return isOver(spentMicros, budgetMicros, 100n) || isOver(spentTokens, budgetTokens, 100n);
}

const isOver = (spent: bigint, cap: bigint | null, percent: bigint) => cap !== null && spent * 100n >= cap * percent;

/** What is left of the caps of a mission and of a task, as workers are told it. */
export function budgetLeftOf(mission: Spending, task: Spending): z.infer<typeof budgetLeft> {
  return {
    money: moneyLeft(mission),
    tokens: tokensLeft(mission),
    taskMoney: moneyLeft(task),
    taskTokens: tokensLeft(task),
  };
}

const moneyLeft = ({ budgetMicros, spentMicros }: Spending) =>
  budgetMicros === null ? null : formatMicros(atLeastZero(budgetMicros - spentMicros));
const tokensLeft = ({ budgetTokens, spentTokens }: Spending) =>
  budgetTokens === null ? null : Number(atLeastZero(budgetTokens - spentTokens));
const atLeastZero = (value: bigint) => (value < 0n ? 0n : value);

/**
 * Brings holds and items in line with what was spent: at 80 % a warning, at 100 % the hold `budget` with its item, and
 * every live attempt is asked to stop. Reads `change.mission`, which must be fresh.
 */
export async function settleBudget(change: MissionChange): Promise<void> {
  const { mission } = change;
  const { spentMicros, spentTokens, budgetMicros, budgetTokens } = mission;
  if (budgetMicros === null && budgetTokens === null) return;
  const facts = {
    moneyCap: budgetMicros === null ? null : formatMicros(budgetMicros),
    tokenCap: asNumber(budgetTokens),
  };
  if (isSpent(mission)) {
    await openHold(change, 'budget', 'The budget of the contract is used up.');
    await clearItems(change, { kind: 'budget_warning', subjectId: mission.id }, 'the cap is reached');
    await raiseItem(change, { kind: 'budget_breach', subjectId: mission.id, title: 'The budget is used up', facts });
    await requestCancel(change, 'all', 'The budget of the mission is used up.');
  } else if (isOver(spentMicros, budgetMicros, warnAtPercent) || isOver(spentTokens, budgetTokens, warnAtPercent)) {
    const title = `${warnAtPercent} % of the budget is used`;
    await raiseItem(change, { kind: 'budget_warning', subjectId: mission.id, title, facts });
  }
}

const asNumber = (value: bigint | null) => (value === null ? null : Number(value));

type BudgetedTask = Spending & { id: string; key: string; title: string; status: TaskStatus };

/**
 * A task whose own budget is spent: a person decides, its attempt is asked to stop, the mission goes on. One that has
 * ended asks nothing more, whatever is still booked on it.
 */
export async function settleTaskBudget(change: MissionChange, task: BudgetedTask): Promise<void> {
  if (!isSpent(task) || !isOpen(task.status)) return;
  await raiseItem(change, {
    kind: 'task_budget',
    subjectId: task.id,
    taskId: task.id,
    title: t`${task.key} has used its own budget`,
    facts: {
      moneyCap: task.budgetMicros === null ? null : formatMicros(task.budgetMicros),
      tokenCap: asNumber(task.budgetTokens),
    },
  });
  const running = await change.tx.attempt.findMany({
    where: { taskId: task.id, outcome: 'running' },
    select: { id: true },
  });
  await requestCancel(change, running, 'The budget of this task is used up.');
}
