'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { Button } from '@/components/ui/button';
import { SectionTitle } from '@/components/ui/section-title';
import { SkeletonRows } from '@/components/ui/skeleton';
import { tokensQuery } from '@/lib/agents/queries';
import { grantableScopes } from '@/lib/agents/rules';
import type { AgentWire } from '@/lib/agents/schema';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { ConnectLines } from './connect-lines';
import { IssueTokenDialog } from './issue-token-dialog';
import { Pager } from './pager';
import { TokenTable } from './token-table';
import { usePersonPrincipal } from './use-person-principal';

/** The tokens of one agent, and the place to mint the next. */
export function AgentTokens({ agent }: { agent: AgentWire }) {
  const { slug } = useWorkspace();
  const principal = usePersonPrincipal();
  const [cursor, setCursor] = useState<string | undefined>();
  const [issuing, setIssuing] = useState(false);
  const query = useQuery(tokensQuery(slug, { agentId: agent.id, cursor }));
  useHotkeys(agent.can.issueToken ? [{ keys: 't', label: t`Mint a token`, run: () => setIssuing(true) }] : []);
  const mint = agent.can.issueToken && (
    <Button icon="key" keys="t" onClick={() => setIssuing(true)}>
      Mint a token
    </Button>
  );
  return (
    <section aria-labelledby="agent-tokens">
      <div className="flex items-center justify-between gap-3 px-4 pb-2 md:px-5">
        <SectionTitle id="agent-tokens" size="medium" className="mb-0">
          Tokens
        </SectionTitle>
        {mint}
      </div>
      <Loaded query={query} what="The tokens" skeleton={<SkeletonRows label="Reading the tokens" rows={2} />}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <p className="border-line border-t px-4 py-3 text-ink-2 md:px-5">
              It has no token, so it can do nothing yet. Mint one: it is shown once, with lines to paste into a shell.
            </p>
          ) : (
            <>
              <TokenTable tokens={items} />
              <Pager cursor={cursor} nextCursor={nextCursor} onCursor={setCursor} />
            </>
          )
        }
      </Loaded>
      {issuing && (
        <IssueTokenDialog
          onOpenChange={setIssuing}
          agent={agent}
          scopes={grantableScopes(principal, 'agent')}
          suggested={agent.kind === 'validator' ? ['read', 'work', 'review'] : ['read', 'work']}
          usage={(secret) => <ConnectLines secret={secret} />}
        />
      )}
    </section>
  );
}
