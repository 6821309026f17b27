import type { ReceiptDocument, ReceiptListItem } from './schema';
import { type ComparedReceipt, mostLines } from './schema-compare';
import { termsText } from './words';

/** What of a sealed document is held against another. */
export function comparedOf(item: ReceiptListItem, { receipt }: { receipt: ReceiptDocument }): ComparedReceipt {
  const { contract, assertions, spent, mission, pruned, decisions, next } = receipt;
  return {
    ...item,
    target: termsText(contract).target,
    assertions: assertions
      .filter(({ removed }) => !removed)
      .slice(0, mostLines)
      .map(({ key, statement, state, proved }) => ({ key, statement, state, proved })),
    budget: spent.budget,
    total: spent.total,
    byModel: spent.byModel
      .slice(0, mostLines)
      .map(({ model, attempts, usage }) => ({ model, attempts, money: usage.money })),
    lostToRetries: { attempts: spent.lostToRetries.attempts, money: spent.lostToRetries.usage.money },
    activeSeconds: mission.activeSeconds,
    elapsedSeconds: mission.elapsedSeconds,
    failures: pruned.slice(0, mostLines).map(({ id, kind, name, how }) => ({ id, kind, name, how })),
    failureCount: pruned.length,
    decisions: decisions.slice(0, mostLines).map(({ subject, what, outcome, at }) => ({ subject, what, outcome, at })),
    leftovers: next.leftovers.slice(0, mostLines).map(({ id, text, disposition }) => ({ id, text, disposition })),
    leftoverCount: next.leftovers.length,
  };
}
