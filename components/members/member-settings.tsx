'use client';
import { useWorkspace } from '@/lib/client/workspace-context';
import { Invitations } from './invitations';
import { Members } from './members';

export function MemberSettings() {
  const { me } = useWorkspace();
  return (
    <>
      <Members />
      {me.role === 'owner' && <Invitations />}
    </>
  );
}
