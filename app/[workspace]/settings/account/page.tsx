import type { Metadata } from 'next';
import { AccountSettings } from '@/components/settings/account-settings';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`My account` };

export default function AccountPage() {
  return <AccountSettings />;
}
