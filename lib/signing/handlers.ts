import 'server-only';
import { getContractView } from '../contracts/data-view';
import * as declared from '../contracts/operations';
import { bind } from '../server/bind';
import * as commands from './commands';

export const signContract = bind(declared.signContract, async (tenant, input) => {
  await commands.signContract(tenant, input.mission, input);
  return getContractView(tenant, input.mission);
});

export const raiseBudget = bind(declared.raiseBudget, async (tenant, input) => {
  await commands.raiseBudget(tenant, input.mission, input);
  return getContractView(tenant, input.mission);
});
