'use client';
import { useRouter } from 'next/navigation';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toaster';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { roles } from '@/lib/core/principal';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import { updateMember } from '@/lib/members/operations';
import type { MemberWire } from '@/lib/members/schema';

/** Changes a role at once; the old one comes back where the server refuses, with its reason. */
export function RoleSelect({ member }: { member: MemberWire }) {
  const { slug } = useWorkspace();
  const router = useRouter();
  const change = useWrite(updateMember, {
    stale: () => [listKey(slug, 'members')],
    onDone: ({ name, role }) => {
      toast({ title: t`${name} is ${role} now.` });
      if (member.isMe) router.refresh();
    },
    onFailed: (error) => toast({ title: error.message, description: error.next, failed: true }),
  });
  return (
    <Select
      aria-label={t`Role of ${member.name}`}
      options={roles.map((role) => ({ value: role, label: termOf(role) }))}
      value={change.isPending ? change.variables.role : member.role}
      disabled={change.isPending}
      onValueChange={(role) => role !== member.role && change.mutate({ member: member.id, role })}
    />
  );
}
