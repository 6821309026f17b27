import 'server-only';
import { bind } from '../server/bind';
import { assignItem, snoozeItem } from './commands-place';
import * as declared from './operations';

export const snoozeAttention = bind(declared.snoozeAttention, (tenant, input) =>
  snoozeItem(tenant, input.item, input.until),
);

export const assignAttention = bind(declared.assignAttention, (tenant, input) =>
  assignItem(tenant, input.item, input.assigneeId),
);
