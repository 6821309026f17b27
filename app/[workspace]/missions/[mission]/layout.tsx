import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { EarlyScript } from '@/components/layout/early-script';
import { MissionFrame } from '@/components/missions/mission-frame';
import { isPageAt } from '@/lib/auth/page-gate';
import { readRequest } from '@/lib/client/api-client';
import { earlyReadsScript } from '@/lib/client/early-reads';
import { getMission } from '@/lib/missions/operations';
import { getMissionGraph } from '@/lib/tasks/operations';

type Props = { params: Promise<{ workspace: string; mission: string }>; children: ReactNode };

export default async function MissionLayout({ params, children }: Props) {
  const { workspace, mission } = await params;
  const isGraph = await isPageAt(`/${workspace}/missions/${mission}`);
  const reads = isGraph ? [getMission, getMissionGraph] : [getMission];
  const requests = reads.map((operation) => readRequest(operation, { mission }, workspace));
  return (
    <>
      <EarlyScript text={earlyReadsScript(requests)} nonce={(await headers()).get('x-nonce') ?? undefined} />
      <MissionFrame missionId={mission}>{children}</MissionFrame>
    </>
  );
}
