import 'server-only';
import { bind } from '@/lib/server/bind';
import * as commands from './commands';
import * as data from './data';
import * as declared from './operations';

export const recordState = bind(declared.recordState, commands.recordState);
export const updateState = bind(declared.updateState, commands.updateState);
export const listState = bind(declared.listState, data.listState);
export const listOfferedLearnings = bind(declared.listOfferedLearnings, async (tenant, { mission }) => ({
  offers: await data.listOfferedLearnings(tenant, mission),
}));
