import 'server-only';
import { contractInForce } from '../contracts/data';
import { assertionViews } from '../contracts/data-view';
import { notFound } from '../core/errors';
import { bind } from '../server/bind';
import { db } from '../server/db';
import { decideAssertion as decide } from './commands';
import * as declared from './operations';

export const decideAssertion = bind(declared.decideAssertion, async (tenant, input) => {
  await decide(tenant, input.mission, input);
  const inForce = await contractInForce(db(), input.mission);
  const views = await assertionViews(tenant, input.mission, inForce?.terms ?? null);
  const view = views.find(({ key }) => key === input.assertion);
  if (!view) throw notFound('assertion');
  return view;
});
