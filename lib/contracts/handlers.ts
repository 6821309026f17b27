import 'server-only';
import { bind } from '../server/bind';
import { discardDraft, proposeContract as propose } from './commands';
import { getContractView } from './data-view';
import * as declared from './operations';

export const getContract = bind(declared.getContract, (tenant, input) =>
  getContractView(tenant, input.mission, input.version),
);

export const proposeContract = bind(declared.proposeContract, async (tenant, input) => {
  await propose(tenant, input.mission, input);
  return getContractView(tenant, input.mission);
});

export const discardContract = bind(declared.discardContract, async (tenant, input) => {
  await discardDraft(tenant, input.mission, input);
  return getContractView(tenant, input.mission);
});
