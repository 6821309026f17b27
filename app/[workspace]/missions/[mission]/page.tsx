import { GraphTab } from '@/components/missions/graph-tab';

type Props = { params: Promise<{ mission: string }> };

export default async function GraphPage({ params }: Props) {
  return <GraphTab missionId={(await params).mission} />;
}
