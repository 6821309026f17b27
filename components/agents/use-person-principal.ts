'use client';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { MemberPrincipal } from '@/lib/core/principal';

/** The signed-in person as the rules and policies know them. What the server answers decides; this dims buttons. */
export function usePersonPrincipal(): MemberPrincipal {
  const { me } = useWorkspace();
  return { kind: 'member', id: me.memberId, userId: '', name: me.name, role: me.role, via: { door: 'session' } };
}
