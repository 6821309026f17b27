import { expect, test } from 'vitest';
import { reportUsage } from '@/lib/attempts/handlers';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, complete } from '@/test/factories-governance';
import { downloadReceipt } from './download';
import type { ReceiptDocument } from './schema';

test('late is what came after the lease had ended, not what the same attempt had reported before', async () => {
  const workspace = await aWorkspace();
  const { tenant: worker } = await anAgent(workspace);
  const { id, tasks } = await aRunningMission(workspace.owner);
  const held = await claim(worker, tasks.T0 ?? '');
  const report = (money: string) =>
    call(worker, reportUsage, { task: held.taskId, leaseToken: held.leaseToken, usage: [{ model: 'm', money }] });
  await report('8.00');
  await complete(worker, held);
  await report('9.25');
  await report('9.50');
  const { bytes } = await downloadReceipt(workspace.owner, { mission: id, format: 'json', draft: true });
  const { receipt } = JSON.parse(String(bytes)) as { receipt: ReceiptDocument };
  expect(receipt.spent).toMatchObject({ booked: '9.50', late: { attempts: 1, money: '1.50' } });
});
