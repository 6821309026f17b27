/** What the person does about a card: the key of an outcome, and what its form is to be told. */
export type Move = {
  key: string;
  /** Choices of the answer. */
  choices?: string[];
  /** The field to write in, and what. */
  write?: [field: string, text: string];
  /** The task to name, by its key. */
  task?: string;
};

const reason = (key: string, text: string): Move => ({ key, write: ['Reason', text] });
const addresses = (words: string) => words.match(/[\w.]+@[\w.]+/g) ?? [];
const isOurs = (address: string) => address.endsWith('@ours.example');
const after = (words: string, label: string) => words.split(`${label}\n`)[1]?.split('\n')[0] ?? '';

/** What this person thinks right, by what is asked, from the words on the card and nothing else. */
const rules: Record<string, (words: string, choices: string[]) => Move> = {
  'Approval of a restricted action': (words) => {
    const to = addresses(words);
    const ours = to.filter(isOurs);
    if (ours.length === to.length) return { key: 'a' };
    return ours.length === 0
      ? reason('r', 'Outsiders.')
      : { key: 'e', write: ['Parameters', JSON.stringify({ to: ours })] };
  },
  Question: (words, choices) => {
    const said = words.split('The question')[1]?.split('If nobody answers')[0] ?? '';
    // Each choice stands once in the list; named in the question too, it is right.
    const named = choices.filter((choice) => said.split(choice).length > 2);
    return choices.length > 0
      ? { key: 'a', choices: named }
      : { key: 'a', write: ['Answer', said.match(/(\d+)\./)?.[1] ?? ''] };
  },
  'Task to review': (words) => (Number(after(words, 'sources')) >= 3 ? { key: 'a' } : reason('r', 'Too few.')),
  'Retry limit reached': (words) => (/down/.test(words) ? { key: 'a' } : reason('p', 'Gone.')),
  'Blocked on a person': (words) => (/came/.test(words) ? reason('a', 'Paid.') : reason('p', 'Gone.')),
  'Blocked on something that will not come': (words) =>
    /or a copy/.test(words) ? reason('a', 'Copy.') : reason('p', 'Gone.'),
  'Leftover of a handoff': (words) => {
    const task = words.match(/(T\d+) mends it/)?.[1];
    return task ? { key: 'a', task } : reason('r', 'Gone.');
  },
  'A worker was lost': () => ({ key: 'l' }),
  'Given back again and again': () => ({ key: 'l' }),
  'A worker stands still': () => ({ key: 'a' }),
  'You are mentioned': () => ({ key: 'a' }),
  'Task budget used up': () => ({ key: 'a', write: ['New cap, tokens', '100'] }),
  'Budget used up': () => ({ key: 'a', write: ['New cap, tokens', '2000'] }),
  'Budget nearly used': (words) =>
    /\n8\d\d\s+tokens/.test(words) ? { key: 'l' } : { key: 'a', write: ['New cap, tokens', '2000'] },
  'Contract to sign': (words) => (/no cap|without/i.test(words) ? reason('r', 'No cap.') : { key: 'a' }),
  'No single task shows this assertion': () => ({ key: 'a', task: 'T1' }),
  'An assertion failed': (words) => (/nobody prints/.test(words) ? reason('w', 'No print.') : reason('f', 'Failed.')),
  'Evidence contradicts an assertion': (words) =>
    /All pass.*checked/s.test(words) && /Empty run.*contradicted/s.test(words)
      ? reason('a', 'Empty run.')
      : reason('r', 'Failed.'),
  'Ready to complete?': (words) => (/1 of 1 passed/.test(words) ? { key: 'a' } : reason('f', 'Failed.')),
};

export function judge(kind: string, words: string, choices: string[]): Move {
  const rule = rules[kind];
  if (!rule) throw new Error(`The person knows nothing of "${kind}":\n${words}`);
  return rule(words, choices);
}
