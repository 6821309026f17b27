'use client';
import { type ReactNode, useState } from 'react';
import { fieldError } from '@/components/auth/form-problem';
import { FormDialog, SecretDialog } from '@/components/settings/form-dialog';
import { SecretOnce } from '@/components/ui/secret-once';
import { issueToken } from '@/lib/agents/operations';
import { defaultTokenDays } from '@/lib/agents/values';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { TokenScope } from '@/lib/core/principal';
import { t } from '@/lib/core/words';
import { type Terms, TokenFields } from './token-fields';

interface IssueTokenDialogProps {
  /** For an agent; left out, for the person. */
  agent?: { id: string; name: string };
  /** What may be given at most, and what is ticked at first. */
  scopes: readonly TokenScope[];
  suggested: readonly TokenScope[];
  /** How the fresh token is used, as lines to paste. */
  usage: (secret: string) => ReactNode;
  onOpenChange: (open: boolean) => void;
}

const whoever = (as: string) => t`Whoever holds it acts as ${as}, until it expires or is revoked.`;

/** Mints a token and shows it this once. */
export function IssueTokenDialog({ agent, scopes, suggested, usage, onOpenChange }: IssueTokenDialogProps) {
  const { slug } = useWorkspace();
  const [terms, setTerms] = useState<Terms>({ name: '', scopes: [...suggested], expiresInDays: defaultTokenDays });
  const issue = useWrite(issueToken, { stale: () => [listKey(slug, 'tokens'), listKey(slug, 'agents')] });
  if (issue.data) {
    const { token, secret } = issue.data;
    return (
      <SecretDialog title={t`Token of ${token.holder.name}`} doneLabel="I have kept it" onOpenChange={onOpenChange}>
        <SecretOnce label={token.name} secret={secret} />
        {usage(secret)}
      </SecretDialog>
    );
  }
  return (
    <FormDialog
      title={agent ? t`New token for ${agent.name}` : t`New personal token`}
      description={whoever(agent ? t`this agent` : t`you, within its scopes and your role`)}
      submitLabel="Mint token"
      onSubmit={() => issue.mutate({ ...terms, ...(agent && { agentId: agent.id }) })}
      busy={issue.isPending}
      disabled={terms.scopes.length === 0}
      error={issue.error}
      fields={['name', 'expiresInDays', 'requestsPerMinute']}
      onOpenChange={onOpenChange}
    >
      <TokenFields
        value={terms}
        onChange={setTerms}
        scopes={scopes}
        errorOf={(path) => fieldError(issue.error, path)}
      />
    </FormDialog>
  );
}
