'use client';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { PrincipalName } from '@/components/ui/principal-name';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { revokeToken } from '@/lib/agents/operations';
import type { TokenWire } from '@/lib/agents/schema';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { RotateToken } from './rotate-token';

interface TokenTableProps {
  tokens: readonly TokenWire[];
  /** Whose each is, where the list is of several. */
  showHolder?: boolean;
}

/** Tokens without their secrets; the hint tells them apart. */
export function TokenTable({ tokens, showHolder = false }: TokenTableProps) {
  return (
    <Table label="Minted tokens">
      <thead>
        <tr>
          <Th>Token</Th>
          {showHolder && <Th>Holder</Th>}
          <Th wide>May</Th>
          <Th wide>Minted</Th>
          <Th wide>Last used</Th>
          <Th>Expires</Th>
          <Th>
            <span className="sr-only">Action</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} showHolder={showHolder} />
        ))}
      </tbody>
    </Table>
  );
}

function TokenRow({ token, showHolder }: { token: TokenWire; showHolder: boolean }) {
  return (
    <Tr className={token.status === 'live' ? undefined : 'text-ink-3'}>
      <Td className="py-2 align-top">
        <div className="font-medium">{token.name}</div>
        <div className="figure text-11 text-ink-3">{token.hint}…</div>
        <div className="figure text-11 text-ink-3 md:hidden">{token.scopes.join(' ')}</div>
      </Td>
      {showHolder && (
        <Td className="py-2 align-top">
          <PrincipalName {...token.holder} />
        </Td>
      )}
      <Td figure wide className="py-2 align-top">
        {token.scopes.join(' ')}
      </Td>
      <Td wide className="py-2 align-top">
        <Time at={token.createdAt} />
        <div className="text-11 text-ink-3">by {token.createdBy.name}</div>
      </Td>
      <Td wide className="py-2 align-top">
        {token.lastUsedAt ? <Time at={token.lastUsedAt} /> : <span className="text-ink-3">never</span>}
      </Td>
      <Td className="whitespace-nowrap py-2 align-top">
        <Expiry token={token} />
      </Td>
      <Td align="right" className="py-2 align-top">
        {token.can.rotate && <RotateToken token={token} />}
        {token.can.revoke && <Revoke token={token} />}
      </Td>
    </Tr>
  );
}

function Expiry({ token }: { token: TokenWire }) {
  if (token.revokedAt)
    return (
      <>
        revoked <Time at={token.revokedAt} />
      </>
    );
  if (token.status === 'expired')
    return (
      <>
        expired <Time at={token.expiresAt} />
      </>
    );
  return (
    <>
      in <Time at={token.expiresAt} as="left" className="figure" />
    </>
  );
}

function Revoke({ token }: { token: TokenWire }) {
  const { slug } = useWorkspace();
  const revoke = useWrite(revokeToken, {
    stale: () => [listKey(slug, 'tokens'), listKey(slug, 'agents')],
  });
  return (
    <AlertDialog
      title={t`Revoke “${token.name}”?`}
      consequences={[
        t`Whatever uses it is refused from its next request on.`,
        t`What it holds under a lease is ready again when the lease expires.`,
        t`It cannot be made live again.`,
      ]}
      confirmLabel="Revoke"
      onConfirm={async () => {
        await revoke.mutateAsync({ token: token.id });
      }}
      trigger={
        <Button size="small" variant="ghost" aria-label={t`Revoke ${token.name}`}>
          Revoke
        </Button>
      }
    />
  );
}
