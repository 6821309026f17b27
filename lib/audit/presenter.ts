import type { Event } from '@/generated/prisma/client';
import type { PrincipalRef } from '@/lib/core/schemas';
import { t } from '@/lib/core/words';
import { wordsOf } from './rules';
import type { AuditEvent } from './schema';

/** Names of today by id: of principals, and of the tokens, templates and views that events are about. */
export type Names = { principals: ReadonlyMap<string, PrincipalRef>; named: ReadonlyMap<string, string> };

export function presentAuditEvent(row: Event, names: Names): AuditEvent {
  const data = row.data as AuditEvent['data'];
  const nameOf = (id: unknown) => (typeof id === 'string' ? names.principals.get(id)?.name : undefined);
  const nameless = /^(template|view)\./.test(row.type) ? t`that is gone` : 'somebody';
  const principal = names.principals.get(row.principalId) ?? { id: row.principalId, kind: 'system', name: 'unknown' };
  return {
    seq: Number(row.seq),
    type: row.type,
    at: row.at.toISOString(),
    principal,
    via: row.via,
    subjectId: row.subjectId,
    words: wordsOf({
      type: row.type,
      who: principal.name,
      subject: nameOf(row.subjectId) ?? names.named.get(row.subjectId ?? '') ?? nameless,
      holder: nameOf(data.holder) ?? 'somebody',
      data,
    }),
    data,
    previous: row.previous,
    hash: row.hash,
  };
}
