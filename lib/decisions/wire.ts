import type { z } from 'zod';
import type { PrincipalRef } from '@/lib/core/schemas';
import type { Related } from './data-related';

/** Who, by id; one that is gone keeps its id for a name. */
export const refOf = ({ names }: Related, id: string): PrincipalRef =>
  names.get(id) ?? {
    id,
    kind: id.startsWith('agt_') ? 'agent' : id.startsWith('mem_') ? 'member' : 'system',
    name: id,
  };

/** What a JSON column holds; the database can hold nothing else. */
export const json = (value: unknown) => value as z.core.util.JSONType;
