import type { Metadata } from 'next';
import { Door } from '@/components/auth/door';
import { WorkspaceForm } from '@/components/auth/workspace-form';
import { findHome, openPersonPage } from '@/lib/auth/page-gate';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`New workspace` };

export default async function NewWorkspacePage() {
  const person = await openPersonPage();
  const home = await findHome(person);
  return (
    <Door
      title="New workspace"
      lead={
        home
          ? t`A room of its own: its missions, agents, members and money are seen from no other workspace.`
          : t`You are not a member of any workspace. Create one, or open the invitation link that somebody sent you.`
      }
      foot={
        home ? (
          <a className="underline underline-offset-2" href={home}>
            Back to my missions
          </a>
        ) : (
          t`Signed in as ${person.name} (${person.email}).`
        )
      }
    >
      <WorkspaceForm />
    </Door>
  );
}
