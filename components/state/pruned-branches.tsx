import { PrincipalName } from '@/components/ui/principal-name';
import { SectionTitle } from '@/components/ui/section-title';
import { Glyph } from '@/components/ui/status-glyph';
import { Time } from '@/components/ui/time';
import type { BranchView } from '@/lib/branches/schema';

/** Lines of attempt that were ended, and what was learned by that. */
export function PrunedBranches({ branches }: { branches: readonly BranchView[] }) {
  if (branches.length === 0) return null;
  return (
    <section aria-label="Pruned branches" className="min-w-0">
      <SectionTitle size="medium" aside={branches.length}>
        Pruned branches
      </SectionTitle>
      <ul>
        {branches.map((branch) => (
          <li key={branch.id} className="border-line border-t py-2.5 text-13">
            <span className="flex items-center gap-1.5 font-medium">
              <Glyph name="pruned" tone="ink-3" /> <span className="min-w-0 break-words">{branch.name}</span>
            </span>
            {branch.hypothesis && <span className="block break-words text-12 text-ink-2">{branch.hypothesis}</span>}
            <span className="mt-1 block break-words">{branch.prunedReason}</span>
            <span className="mt-1 block text-11 text-ink-3">
              {branch.prunedBy && (
                <>
                  <PrincipalName {...branch.prunedBy} />,{' '}
                </>
              )}
              {branch.prunedAt && <Time at={branch.prunedAt} />}, {branch.done} of {branch.tasks} tasks were done
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
