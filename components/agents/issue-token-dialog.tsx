'use client';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { FormProblem, fieldError } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { SecretOnce } from '@/components/ui/secret-once';
import { issueToken } from '@/lib/agents/operations';
import { defaultTokenDays } from '@/lib/agents/schema';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { TokenScope } from '@/lib/core/principal';
import { TokenFields } from './token-fields';

interface IssueTokenDialogProps {
  /** For an agent; left out, for the person. */
  agent?: { id: string; name: string };
  /** What may be given at most, and what is ticked at first. */
  scopes: readonly TokenScope[];
  suggested: readonly TokenScope[];
  /** How the fresh token is used, as lines to paste. */
  usage: (secret: string) => ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Mints a token and shows it this once. */
export function IssueTokenDialog({ agent, scopes, suggested, usage, open, onOpenChange }: IssueTokenDialogProps) {
  const form = useId();
  const { slug } = useWorkspace();
  const [terms, setTerms] = useState({ name: '', scopes: [...suggested], expiresInDays: defaultTokenDays });
  const issue = useWrite(issueToken, { stale: () => [listKey(slug, 'tokens'), listKey(slug, 'agents')] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    issue.mutate({ ...terms, ...(agent && { agentId: agent.id }) });
  };
  const whose = agent ? `of ${agent.name}` : 'of yours';
  if (issue.data)
    return (
      <Dialog
        open={open}
        onOpenChange={onOpenChange}
        size="large"
        title={`Token ${whose}`}
        footer={<DialogClose render={<Button size="large">I have kept it</Button>} />}
      >
        <div className="flex flex-col gap-4">
          <SecretOnce label={issue.data.token.name} secret={issue.data.secret} />
          {usage(issue.data.secret)}
        </div>
      </Dialog>
    );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={agent ? `New token for ${agent.name}` : 'New personal token'}
      description={
        agent
          ? 'Whoever holds it acts as this agent, until it expires or is revoked.'
          : 'Whoever holds it acts as you, within its scopes and your role, until it expires or is revoked.'
      }
      footer={
        <>
          <Button
            type="submit"
            form={form}
            size="large"
            busy={issue.isPending}
            disabled={terms.scopes.length === 0}
            focusableWhenDisabled
          >
            Mint token
          </Button>
          <DialogClose
            render={
              <Button size="large" variant="ghost">
                Cancel
              </Button>
            }
          />
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <FormProblem error={issue.error} fields={['name', 'expiresInDays']} />
        <TokenFields
          value={terms}
          onChange={setTerms}
          scopes={scopes}
          errorOf={(path) => fieldError(issue.error, path)}
        />
      </form>
    </Dialog>
  );
}
