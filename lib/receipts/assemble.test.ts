import { describe, expect, it } from 'vitest';
import { receiptFacts } from '../../test/receipt-facts';
import { canonicalJson } from '../core/canonical-json';
import { assembleReceipt } from './assemble';
import { piecesOf } from './pieces';
import { renderReceiptHtml } from './render-html';
import { renderReceiptMarkdown } from './render-markdown';
import { receiptSchema } from './schema';

const keyId = 'f'.repeat(64);
const facts = (words?: string) => {
  const plain = receiptFacts(words);
  return { ...plain, issuer: { ...plain.issuer, keyId } };
};
const document = assembleReceipt(facts(), {
  number: 'R-0001',
  version: 1,
  at: '2026-06-11T08:50:00.000Z',
  byId: 'mem_1',
});

describe('the account of a mission', () => {
  it('has the documented shape, sealed and as a draft', () => {
    expect(receiptSchema.parse(document)).toEqual(document);
    const draft = assembleReceipt(facts(), null);
    expect(receiptSchema.parse(draft)).toMatchObject({ number: null, version: null, sealedAt: null });
  });

  it('is the same text from the same facts', () => {
    expect(canonicalJson(assembleReceipt(facts(), null))).toBe(canonicalJson(assembleReceipt(facts(), null)));
  });

  it('sums money to the cent: by model, by task, in all, and against what was booked', () => {
    expect(document.spent.total.money).toBe('86.42');
    expect(document.spent.byModel.map((row) => [row.model, row.usage.money])).toEqual([
      ['plain words', '72.22'],
      ['model-a', '14.20'],
    ]);
    expect(document.spent.byTask.map((row) => [row.task, row.usage.money])).toEqual([['T0', '86.42']]);
    expect(document.spent.lostToRetries).toMatchObject({ attempts: 1, usage: { money: '14.20' } });
    expect(document.spent.late).toEqual({ attempts: 1, money: '4.20' });
    expect(document.spent).toMatchObject({
      booked: '86.42',
      difference: '0.00',
      budget: { money: '150.00', tokens: null },
    });
  });

  it('shows the difference when more was booked than the attempts report', () => {
    const plain = facts();
    const more = { ...plain, mission: { ...plain.mission, spentMicros: 90_000_000n } };
    expect(assembleReceipt(more, null).spent.difference).toBe('3.58');
  });

  it('names each decision of a person once, an item with its effect as one', () => {
    expect(document.decisions.map((one) => [one.kind, one.outcome, one.by.id, one.waitedSeconds])).toEqual([
      ['contract_signature', 'signed', 'mem_1', 120],
      ['mission', 'launched', 'mem_1', null],
      ['answer', 'plain words', 'mem_2', 120],
      ['approval', 'approved', 'mem_2', 60],
      ['hold', 'held', 'mem_1', null],
      ['hold', 'resumed', 'mem_1', null],
      ['review', 'approved', 'mem_2', 300],
      ['prune', 'pruned', 'mem_1', null],
      ['budget_warning', 'noted', 'mem_1', 120],
      ['waiver', 'waived', 'mem_2', null],
      ['leftover', 'tracked_by T2', 'mem_1', 1500],
      ['leftover', 'dismissed', 'mem_1', 1560],
      ['mission', 'complete', 'mem_1', null],
    ]);
    expect(document.summary.decisionsByPeople).toBe(13);
  });

  it('keeps what agents decided out of the decisions of people', () => {
    const plain = facts();
    const reviews = plain.reviews.map((review) => ({ ...review, reviewerId: 'agt_2' }));
    const kinds = assembleReceipt({ ...plain, reviews }, null).decisions.map((one) => one.kind);
    expect(kinds).not.toContain('review');
  });

  it('lets one contradiction outweigh all other evidence of an assertion', () => {
    const plain = facts();
    const [first] = plain.evidence;
    if (!first) throw new Error('the facts hold evidence');
    const evidence = [first, { ...first, id: 'evd_9', strength: 'contradicted' as const }];
    expect(document.assertions.map((one) => one.proved)).toEqual(['checked', 'none']);
    expect(assembleReceipt({ ...plain, evidence }, null).assertions[0]?.proved).toBe('contradicted');
  });

  it('counts for an assertion only what the gate counts: work that was taken, and runs without failures', () => {
    const plain = facts();
    const proved = (more: Partial<(typeof plain.evidence)[number]>) => {
      const evidence = plain.evidence.map((row) => ({ ...row, ...more }));
      return assembleReceipt({ ...plain, evidence }, null).assertions[0]?.proved;
    };
    expect(proved({ attemptId: 'att_1', assertionKey: 'A1' })).toBe('none');
    expect(proved({ taskId: 'tsk_2', assertionKey: 'A1' })).toBe('none');
    expect(proved({ value: { passed: 40, failed: 1 }, kind: 'test_run', assertionKey: 'A1' })).toBe('none');
    expect(proved({ strength: 'contradicted', attemptId: 'att_1', assertionKey: 'A1' })).toBe('none');
  });

  it('lists for an assertion what counts for it, and tells the rest apart with why', () => {
    const plain = facts();
    const [first] = plain.evidence;
    if (!first) throw new Error('the facts hold evidence');
    const evidence = [
      { ...first, id: 'evd_lost', attemptId: 'att_1' },
      first,
      { ...first, id: 'evd_elsewhere', taskId: 'tsk_2', attemptId: null },
    ];
    const receipt = assembleReceipt({ ...plain, evidence }, null);
    const [assertion] = receipt.assertions;
    if (!assertion) throw new Error('the facts hold assertions');
    expect(assertion.evidence).toEqual(['evd_1']);
    expect(piecesOf(receipt, assertion).map(({ piece, because }) => [piece.id, because])).toEqual([
      ['evd_1', null],
      ['evd_lost', 'attempt 1 was lost'],
      ['evd_elsewhere', 'T2 does not fulfil A1'],
    ]);
    for (const view of [renderReceiptHtml(receipt, null), renderReceiptMarkdown(receipt, null)])
      expect(view.match(/Does not count, as (attempt 1 was lost|T2 does not fulfil A1)/g)).toHaveLength(2);
  });

  it('says what failed, was pruned or lost, with why and what it cost', () => {
    expect(document.pruned.map((one) => [one.kind, one.name, one.how, one.money])).toEqual([
      ['branch', 'plain words', 'pruned', '0.00'],
      ['task', 'T1 task-1', 'skipped', '0.00'],
      ['attempt', 'T0 attempt 1', 'lost', '14.20'],
    ]);
  });

  it('says what is left over and what should happen next', () => {
    expect(document.next).toMatchObject({
      recommended: [{ id: 'hdi_1', disposition: 'tracked_by T2' }],
      leftovers: [{ id: 'hdi_2', disposition: 'dismissed', blocking: true }],
      undone: [{ task: 'T2', status: 'blocked' }],
      assertionsOpen: [],
      questions: [{ id: 'sta_2' }],
    });
  });

  it('tells the tools that were declared, required and asked for apart, and the MCPs from the tools', () => {
    expect(document.used.tools).toEqual([
      { name: 'browser', basis: ['declared', 'required'] },
      { name: 'plain words', basis: ['requested'] },
    ]);
    expect(document.used.mcps).toEqual([{ name: 'mcp:files', basis: ['declared'] }]);
    expect(document.used.models).toEqual(['model-a', 'model-b', 'plain words']);
  });

  it('names the events on which a fact rests', () => {
    expect(document.tasks[0]?.events).toEqual([2, 3]);
    expect(document.mission.events).toEqual([1]);
    expect(document.events).toEqual({ first: 1, last: 3, lastHash: '0'.repeat(64) });
  });
});
