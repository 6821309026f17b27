import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { WorkspaceShell } from '@/components/layout/workspace-shell';
import { openWorkspacePage } from '@/lib/auth/page-gate';
import { WorkspaceProvider } from '@/lib/client/workspace-context';
import { cursorNow } from '@/lib/events/feed';

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await openWorkspacePage((await params).workspace);
  return { title: { template: `%s · ${name}`, default: name } };
}

export default async function WorkspaceLayout({ params, children }: Props) {
  const workspace = await openWorkspacePage((await params).workspace);
  return (
    <WorkspaceProvider workspace={workspace} since={await cursorNow()}>
      <WorkspaceShell>{children}</WorkspaceShell>
    </WorkspaceProvider>
  );
}
