import type { Metadata } from 'next';
import { EvidencePage } from '@/components/evidence/evidence-page';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Evidence` };

type Props = { params: Promise<{ mission: string }> };

export default async function MissionEvidencePage({ params }: Props) {
  return <EvidencePage missionId={(await params).mission} />;
}
