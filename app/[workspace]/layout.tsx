import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { WorkspaceShell } from '@/components/layout/workspace-shell';
import { openWorkspacePage } from '@/lib/auth/page-gate';
import { WorkspaceProvider } from '@/lib/client/workspace-context';

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await openWorkspacePage((await params).workspace);
  return { title: { template: `%s · ${name}`, default: name } };
}

export default async function WorkspaceLayout({ params, children }: Props) {
  const workspace = await openWorkspacePage((await params).workspace);
  return (
    <WorkspaceProvider workspace={workspace}>
      <WorkspaceShell>{children}</WorkspaceShell>
    </WorkspaceProvider>
  );
}
