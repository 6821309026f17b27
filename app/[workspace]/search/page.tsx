import type { Metadata } from 'next';
import { SearchPage } from '@/components/search/search-page';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Search` };

export default function Search() {
  return <SearchPage />;
}
