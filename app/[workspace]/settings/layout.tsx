import type { ReactNode } from 'react';
import { PageBody, PageHeader } from '@/components/layout/page-header';
import { LinkTabs } from '@/components/ui/link-tabs';
import { openWorkspacePage } from '@/lib/auth/page-gate';
import { t } from '@/lib/core/words';

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
            { href: base, label: t`Workspace`, exact: true },
            { href: `${base}/members`, label: t`Members` },
            { href: `${base}/tokens`, label: t`Tokens` },
            ...(me.role === 'owner' ? [{ href: `${base}/audit`, label: t`Audit` }] : []),
            { href: `${base}/account`, label: t`My account` },
          ]}
        />
      </PageHeader>
      <PageBody>{children}</PageBody>
    </>
  );
}
