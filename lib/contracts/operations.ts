import { operation } from '@/lib/core/operation';
import { allow, everyRole, planners } from '@/lib/core/principal';
import {
  discardContractInput,
  getContractInput,
  proposeContractInput,
  raiseBudgetInput,
  signContractInput,
} from './schema-input';
import { contractView } from './schema-view';

export const getContract = operation({
  name: 'get_contract',
  title: 'Get the contract',
  description:
    'The contract of a mission: in force, draft, versions with what changed, coverage of assertions, who signed. Use it before you plan tasks or act under a clause.',
  method: 'GET',
  path: '/missions/{mission}/contract',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: getContractInput,
  output: contractView,
});

export const proposeContract = operation({
  name: 'propose_contract',
  title: 'Propose a contract',
  description:
    'Writes the draft of the next contract version, whole or as a patch of some parts. Use it to plan a mission or to ask for a change of a signed contract; it changes nothing until a person signs.',
  method: 'POST',
  path: '/missions/{mission}/contract',
  kind: 'write',
  access: allow(planners, 'plan'),
  input: proposeContractInput,
  output: contractView,
});

export const signContract = operation({
  name: 'sign_contract',
  title: 'Sign the contract',
  description:
    'Puts the draft in force under a person’s name. Use it when you have read exactly this version and revision; the budget, the assertions and the rules hold from then on.',
  method: 'POST',
  path: '/missions/{mission}/contract/sign',
  kind: 'write',
  access: allow(planners, 'decide', { agents: false }),
  input: signContractInput,
  output: contractView,
});

export const raiseBudget = operation({
  name: 'raise_budget',
  title: 'Raise the budget',
  description:
    'Amends the budget clause alone and signs it in the same call. Use it when a mission nears its cap or is on hold for it; the hold ends when the spending is below the new cap.',
  method: 'POST',
  path: '/missions/{mission}/contract/budget',
  kind: 'write',
  access: allow(planners, 'decide', { agents: false }),
  input: raiseBudgetInput,
  output: contractView,
});

export const discardContract = operation({
  name: 'discard_contract',
  title: 'Discard the draft',
  description:
    'Takes the draft back with a reason. Use it when the proposed change is not wanted; what is in force stays.',
  method: 'POST',
  path: '/missions/{mission}/contract/discard',
  kind: 'destructive',
  access: allow(planners, 'decide', { agents: false }),
  input: discardContractInput,
  output: contractView,
});
