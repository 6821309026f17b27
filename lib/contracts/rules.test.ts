import { expect, test } from 'vitest';
import { changesBetween } from './changes';
import { applyPatch, numberTerms } from './numbering';
import { classifyAction, clausesFor, coverage, signingProblems } from './rules';
import { contractPatch, contractTerms, contractTermsInput } from './schema';

const terms = (given: object) => numberTerms(contractTermsInput.parse(given), []);
const email = { words: 'Do not send outreach without approval.', tools: ['mail*'], actions: ['send*'] };

test('forbidden beats restricted, which beats allowed', () => {
  const all = terms({
    allowed: [{ words: 'Use the mail.', tools: ['mail'] }],
    restricted: [email],
    forbidden: [{ words: 'Never send to all.', actions: ['send_all'] }],
  });
  expect(classifyAction(all, { tool: 'mail', action: 'send_all' })).toEqual({
    decision: 'denied',
    clauses: [{ id: '§5.1', words: 'Never send to all.' }],
  });
  expect(classifyAction(all, { tool: 'mail', action: 'send' }).decision).toBe('needs_approval');
  expect(classifyAction(all, { tool: 'mail', action: 'send' }).clauses).toEqual([
    { id: '§4.1', words: 'Do not send outreach without approval.' },
  ]);
  expect(classifyAction(all, { tool: 'mail', action: 'read' }).decision).toBe('allowed');
});

test('a change of what the use of a tool is to leave is seen by whoever signs it', () => {
  const tool = { name: 'crm', use: 'allowed', fallback: 'Ask.' };
  const before = terms({ tools: [{ ...tool, evidence: 'A log.' }] });
  const after = terms({ tools: [{ ...tool, evidence: 'Nothing.' }] });
  expect(changesBetween(before, after)).toMatchObject([
    {
      before: 'crm: allowed; without it: Ask.; it leaves: A log.',
      after: 'crm: allowed; without it: Ask.; it leaves: Nothing.',
    },
  ]);
});

test('a pattern is not evaded by case, spaces or compatible letters, and does not match a part of a word', () => {
  const restricted = terms({ restricted: [email] });
  for (const tool of ['MAIL', ' mail ', 'ｍａｉｌ', 'mailgun'])
    expect(classifyAction(restricted, { tool, action: 'Send_batch' }).decision, tool).toBe('needs_approval');
  expect(classifyAction(restricted, { tool: 'webmail', action: 'send' }).decision).toBe('allowed');
  expect(classifyAction(restricted, { tool: 'mail', action: 'resend' }).decision).toBe('allowed');
});

test('what no clause names is allowed, but a person decides beside words alone and outside a list of allowed actions', () => {
  const unknown = { tool: 'shell', action: 'format_disk' };
  expect(classifyAction(terms({}), unknown)).toEqual({ decision: 'allowed', clauses: [] });
  expect(classifyAction(terms({ restricted: [email] }), unknown)).toEqual({ decision: 'allowed', clauses: [] });
  expect(classifyAction(terms({ restricted: [{ words: 'Ask before anything leaves.' }] }), unknown)).toEqual({
    decision: 'needs_approval',
    clauses: [{ id: '§4.1', words: 'Ask before anything leaves.' }],
  });
  expect(classifyAction(terms({ allowed: [{ words: 'Read the web.', tools: ['browser'] }] }), unknown)).toEqual({
    decision: 'needs_approval',
    clauses: [{ id: '§3.1', words: 'Read the web.' }],
  });
});

test('an unavailable tool is refused and a risky one waits for a person', () => {
  const tools = terms({
    tools: [
      { name: 'CRM', use: 'risky' },
      { name: 'Twitter', use: 'unavailable' },
    ],
  });
  expect(classifyAction(tools, { tool: 'crm', action: 'export' }).decision).toBe('needs_approval');
  expect(classifyAction(tools, { tool: 'twitter', action: 'post' }).decision).toBe('denied');
});

test('a pattern full of stars is matched in no time', () => {
  const nasty = terms({ restricted: [{ words: 'x', actions: [`${'*a'.repeat(49)}*b`] }] });
  const startedMs = performance.now();
  expect(classifyAction(nasty, { tool: 't', action: `${'a'.repeat(200)}c` }).decision).toBe('allowed');
  expect(performance.now() - startedMs).toBeLessThan(50);
});

test('each assertion is covered by exactly one task that still counts', () => {
  const task = (key: string, status: string, fulfils: string[], isSuperseded = false) => ({
    ...{ id: key, key, status, fulfils, isSuperseded },
  });
  const tasks = [
    task('T0', 'done', ['A1']),
    task('T1', 'cancelled', ['A2']),
    task('T2', 'skipped', ['A2']),
    task('T3', 'done', ['A3'], true),
    task('T4', 'todo', ['A4']),
    task('T5', 'failed', ['A4']),
  ];
  expect(coverage(['A1', 'A2', 'A3', 'A4'], tasks)).toEqual({
    uncovered: ['A2', 'A3'],
    double: [{ key: 'A4', tasks: ['T4', 'T5'] }],
  });
});

test('a number that a clause once had is never given to another', () => {
  const first = terms({
    restricted: [{ words: 'one' }, { words: 'two' }],
    assertions: [{ statement: 'a' }, { statement: 'b' }],
  });
  expect(first.restricted.map(({ id }) => id)).toEqual(['§4.1', '§4.2']);
  expect(first.assertions.map(({ key }) => key)).toEqual(['A1', 'A2']);
  const second = numberTerms(
    contractTermsInput.parse({
      restricted: [{ id: '§4.1', words: 'one' }, { words: 'three' }],
      assertions: [{ key: 'A1', statement: 'a' }, { statement: 'c' }],
    }),
    [first],
  );
  expect(second.restricted.map(({ id, words }) => `${id} ${words}`)).toEqual(['§4.1 one', '§4.3 three']);
  expect(second.assertions.map(({ key }) => key)).toEqual(['A1', 'A3']);
});

test('a clause number of another part and a number given twice are refused', () => {
  expect(() => terms({ restricted: [{ id: '§3.1', words: 'x' }] })).toThrow(/§3.1 is not a clause of this part/);
  const twice = [
    { id: '§4.1', words: 'x' },
    { id: '§4.1', words: 'y' },
  ];
  expect(() => terms({ restricted: twice })).toThrow(/twice/);
});

test('a patch changes the parts that it names and no other', () => {
  const base = terms({ target: 'Ship it.', budget: { money: '10.00' }, assertions: [{ statement: 'It works.' }] });
  const patched = numberTerms(applyPatch(base, contractPatch.parse({ target: 'Ship it well.' })), [base]);
  expect(patched.target).toBe('Ship it well.');
  expect(patched.budget.money).toBe('10.00');
  expect(patched.assertions.map(({ statement }) => statement)).toEqual(['It works.']);
});

test('what changed between two versions is told clause by clause, patterns included', () => {
  const before = terms({ target: 'Ship.', restricted: [email], budget: { money: '400.00' } });
  const after = numberTerms(
    contractTermsInput.parse({
      target: 'Ship.',
      budget: { money: '500.00' },
      restricted: [{ ...email, id: '§4.1', actions: ['send*', 'publish'] }],
      forbidden: [{ words: 'No purchases.' }],
    }),
    [before],
  );
  expect(changesBetween(before, after).map(({ id, change }) => `${id} ${change}`)).toEqual([
    '§2 changed',
    '§4.1 changed',
    '§5.1 added',
  ]);
});

test('a worker is told the clauses that bear on its task, and only its own assertions', () => {
  const all = terms({
    target: 'Ship.',
    assertions: [{ statement: 'It works.' }, { statement: 'It is documented.' }],
    tools: [
      { name: 'browser', use: 'required' },
      { name: 'judge', roles: ['validator'] },
    ],
    receipt: [{ words: 'List the pages.' }],
  });
  expect(clausesFor(all, { fulfils: ['A2'], role: 'worker' }).map(({ id }) => id)).toEqual(['§1', 'A2', '§8.1']);
});

test('terms without target, assertion and a word on the budget are not signed', () => {
  expect(signingProblems(contractTerms.parse({}))).toHaveLength(3);
  const whole = terms({ target: 'Ship.', assertions: [{ statement: 'It works.' }], budget: { none: true } });
  expect(signingProblems(whole)).toEqual([]);
});

test('a budget of nothing is no cap: it would be used up before anything is done', () => {
  const read = (money: string) => contractTermsInput.safeParse({ budget: { money } }).success;
  expect([read('0'), read('0.00'), read('0.000001'), read('5')]).toEqual([false, false, true, true]);
});

test('evidence that is verified cannot be asked for: nothing could reach it', () => {
  expect(contractTermsInput.safeParse({ assertions: [{ statement: 'x', leastStrength: 'verified' }] }).success).toBe(
    false,
  );
});
