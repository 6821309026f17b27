import 'server-only';
import { bind } from '../server/bind';
import { disposeHandoffItem as dispose } from './commands';
import { getHandoffItem, listHandoffItems as list } from './data';
import * as declared from './operations';

export const listHandoffItems = bind(declared.listHandoffItems, list);

export const disposeHandoffItem = bind(declared.disposeHandoffItem, async (tenant, input) => {
  await dispose(tenant, input.handoffItem, input);
  return getHandoffItem(tenant, input.handoffItem);
});
