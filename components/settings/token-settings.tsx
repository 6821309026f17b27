'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { IssueTokenDialog } from '@/components/agents/issue-token-dialog';
import { Pager } from '@/components/agents/pager';
import { checkLine } from '@/components/agents/paste-lines';
import { TokenTable } from '@/components/agents/token-table';
import { Loaded } from '@/components/layout/loaded';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/inline-code';
import { Segmented } from '@/components/ui/segmented';
import { SkeletonRows } from '@/components/ui/skeleton';
import { tokensQuery } from '@/lib/agents/queries';
import { scopesForRole } from '@/lib/agents/rules';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { Section } from './section';

type View = 'mine' | 'all';

const views = [
  { value: 'mine', label: t`Mine` },
  { value: 'all', label: t`Everybody’s` },
] as const;

/** A person's own tokens; an owner also sees everybody's, to revoke what must go. */
export function TokenSettings() {
  const { slug, me } = useWorkspace();
  const [view, setView] = useState<View>('mine');
  const [cursor, setCursor] = useState<string | undefined>();
  const [issuing, setIssuing] = useState(false);
  const query = useQuery(tokensQuery(slug, { cursor, ...(view === 'all' && { all: true }) }));
  useHotkeys([{ keys: 't', label: t`Mint a token`, run: () => setIssuing(true) }]);
  const show = (next: View) => {
    setView(next);
    setCursor(undefined);
  };
  return (
    <Section
      wide
      title="Personal tokens"
      lead="For scripts and the command line that act as you. What a token does is recorded as yours, and as done by that token. Agents have tokens of their own, on their pages."
      action={
        <div className="flex flex-wrap items-center gap-3">
          {me.role === 'owner' && <Segmented label="Whose tokens" value={view} onValueChange={show} choices={views} />}
          <Button icon="key" keys="t" onClick={() => setIssuing(true)}>
            Mint a token
          </Button>
        </div>
      }
    >
      <Loaded query={query} what="The tokens" skeleton={<SkeletonRows label="Reading the tokens" rows={3} />}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <NoTokens view={view} />
          ) : (
            <>
              <TokenTable tokens={items} showHolder={view === 'all'} />
              <Pager cursor={cursor} nextCursor={nextCursor} onCursor={setCursor} />
            </>
          )
        }
      </Loaded>
      {issuing && (
        <IssueTokenDialog
          onOpenChange={setIssuing}
          scopes={scopesForRole(me.role)}
          suggested={['read']}
          usage={(secret) => <CodeBlock label="See whether it works" code={checkLine(location.origin, secret)} />}
        />
      )}
    </Section>
  );
}

const NoTokens = ({ view }: { view: View }) => (
  <p className="border-line border-t px-4 py-3 text-ink-2 md:px-5">
    {view === 'mine'
      ? t`You have no token. Mint one to use the API or the command line as yourself.`
      : t`Nobody has a token here, neither people nor agents.`}
  </p>
);
