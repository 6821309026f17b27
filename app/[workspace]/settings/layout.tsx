import type { ReactNode } from 'react';
import { PageBody, PageHeader } from '@/components/layout/page-header';
import { LinkTabs } from '@/components/ui/link-tabs';
import { openWorkspacePage } from '@/lib/auth/page-gate';

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

export default async function SettingsLayout({ params, children }: Props) {
  const { slug, me } = await openWorkspacePage((await params).workspace);
  const base = `/${slug}/settings`;
  return (
    <>
      <PageHeader title="Settings">
        <LinkTabs
          label="Settings"
          tabs={[
            { href: base, label: 'Workspace', exact: true },
            { href: `${base}/members`, label: 'Members' },
            { href: `${base}/tokens`, label: 'Tokens' },
            ...(me.role === 'owner' ? [{ href: `${base}/audit`, label: 'Audit' }] : []),
            { href: `${base}/account`, label: 'My account' },
          ]}
        />
      </PageHeader>
      <PageBody>{children}</PageBody>
    </>
  );
}
