'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Pager } from '@/components/agents/pager';
import { Loaded } from '@/components/layout/loaded';
import { Section } from '@/components/settings/section';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { useWorkspace } from '@/lib/client/workspace-context';
import { membersQuery } from '@/lib/members/queries';
import type { MemberWire } from '@/lib/members/schema';
import { RemoveMember } from './remove-member';
import { RoleSelect } from './role-select';

export function Members() {
  const { slug } = useWorkspace();
  const [cursor, setCursor] = useState<string | undefined>();
  const query = useQuery(membersQuery(slug, { cursor }));
  return (
    <Section
      wide
      title="Members"
      lead="Owners do everything; planners plan, launch and look after agents; reviewers review and decide; viewers read."
    >
      <Loaded query={query} what="The members" skeleton={<SkeletonRows label="Reading the members" rows={3} />}>
        {({ items, nextCursor }) => (
          <>
            <Table label="Members of the workspace">
              <thead>
                <tr>
                  <Th>Name</Th>
                  <Th wide>E-mail</Th>
                  <Th>Role</Th>
                  <Th wide>Joined</Th>
                  <Th>
                    <span className="sr-only">Action</span>
                  </Th>
                </tr>
              </thead>
              <tbody>
                {items.map((member) => (
                  <MemberRow key={member.id} member={member} />
                ))}
              </tbody>
            </Table>
            <Pager cursor={cursor} nextCursor={nextCursor} onCursor={setCursor} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

function MemberRow({ member }: { member: MemberWire }) {
  return (
    <Tr>
      <Td className="py-2">
        <span className="font-medium">{member.name}</span>
        {member.isMe && <span className="text-ink-3"> (you)</span>}
        <div className="break-all text-11 text-ink-3 md:hidden">{member.email}</div>
      </Td>
      <Td wide className="break-all">
        {member.email}
      </Td>
      <Td className="w-36">{member.can.changeRole ? <RoleSelect member={member} /> : member.role}</Td>
      <Td wide>
        <Time at={member.joinedAt} as="date" />
      </Td>
      <Td align="right">{member.can.remove && <RemoveMember member={member} />}</Td>
    </Tr>
  );
}
