import { StatusGlyph } from '@/components/ui/status-glyph';

/** How a mission ended, as its receipt says it. */
export function Outcome({ outcome }: { outcome: string }) {
  if (outcome === 'complete' || outcome === 'failed' || outcome === 'cancelled')
    return <StatusGlyph status={outcome} className="text-12" />;
  return <span className="text-12">{outcome}</span>;
}
