import { expect, test } from 'vitest';
import { compareRows } from './comparison';
import type { ComparedReceipt } from './schema-compare';

const usage = { tokensIn: 100, tokensCached: 0, tokensOut: 20, toolCalls: 0, money: '2.00', durationSeconds: 0 };

const receipt = (given: Partial<ComparedReceipt> = {}): ComparedReceipt => ({
  ...{ id: 'rcp_1', number: 'R-0001', version: 1, missionId: 'mis_1', missionName: 'One', currency: 'USD' },
  ...{ sha256: '', keyId: '', coversSeq: 1, sealedAt: '', sealedBy: { id: 'm', kind: 'member', name: 'M' } },
  summary: {
    outcome: 'complete',
    assertions: { total: 2, passed: 1, waived: 0, failed: 1, pending: 0 },
    tasks: { total: 4, done: 4, skipped: 0, cancelled: 0, failed: 0, open: 0 },
    ...{ attempts: 5, evidence: 3, money: '2.00', decisionsByPeople: 0 },
  },
  target: 'Ship it.',
  assertions: [{ key: 'A1', statement: 'It works.', state: 'passed', proved: 'verified' }],
  budget: { money: '10.00', tokens: null },
  ...{ total: usage, byModel: [], lostToRetries: { attempts: 1, money: '0.50' } },
  ...{ activeSeconds: 600, elapsedSeconds: 1200, failures: [], failureCount: 1, decisions: [] },
  ...{ leftovers: [], leftoverCount: 0, ...given },
});

test('two receipts differ by figures and in words, the second against the first', () => {
  const one = receipt();
  const other = receipt({ summary: { ...one.summary, money: '1.50', decisionsByPeople: 2 }, activeSeconds: 900 });
  const rows = Object.fromEntries(compareRows(one, other).map((row) => [row.name, [row.a, row.b, row.difference]]));
  expect(rows).toMatchObject({
    'Assertions passed': ['1 of 2', '1 of 2', 'the same'],
    Money: ['$2.00 of $10.00', '$1.50 of $10.00', '$0.50 cheaper, 25 %'],
    'Active time': ['10 m 00 s', '15 m 00 s', '5 m 00 s longer, 50 %'],
    Attempts: ['5, $0.50 lost to 1 retry', '5, $0.50 lost to 1 retry', 'the same'],
    'Decisions by people': ['0', '2', '2 more'],
    Tokens: ['120', '120', 'the same'],
  });
});
