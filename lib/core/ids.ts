/** Prefixes of every id on the wire; an id tells what it names. */
export const idPrefixes = {
  user: 'usr',
  workspace: 'wsp',
  member: 'mem',
  agent: 'agt',
  system: 'sys',
  invitation: 'inv',
  token: 'tok',
  mission: 'mis',
  hold: 'hld',
  contract: 'con',
  assertion: 'ast',
  milestone: 'mil',
  branch: 'brn',
  task: 'tsk',
  attempt: 'att',
  handoffItem: 'hdi',
  orphanReport: 'orp',
  review: 'rev',
  evidence: 'evd',
  artifact: 'art',
  question: 'qst',
  actionRequest: 'act',
  stateEntry: 'sta',
  attentionItem: 'itm',
  receipt: 'rcp',
  template: 'tpl',
  templateVersion: 'tpv',
  note: 'not',
  planEdit: 'ped',
  savedView: 'svw',
  request: 'req',
} as const;

export type IdKind = keyof typeof idPrefixes;

// Crockford's base 32, lower case: no i, l, o, u.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

function encode(value: bigint, length: number): string {
  let text = '';
  for (let rest = value, i = 0; i < length; i++, rest >>= 5n) text = alphabet[Number(rest & 31n)] + text;
  return text;
}

/** A new id: prefix, 48 bits of milliseconds, 80 random bits. Sorts by time of creation to the millisecond. */
export function newId(kind: IdKind): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  const bits = random.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return `${idPrefixes[kind]}_${encode(BigInt(Date.now()), 10)}${encode(bits, 16)}`;
}

const shape = /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/;

/** Whether the text has the shape of an id of this kind; says nothing of whether the thing exists. */
export function isId(kind: IdKind, text: string): boolean {
  return text.startsWith(`${idPrefixes[kind]}_`) && shape.test(text);
}
