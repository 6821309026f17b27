import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { type ApiError, call } from '@/lib/client/api-client';
import { listKey } from '@/lib/client/live-updates';
import { readOptions } from '@/lib/client/read';
import { getInvitation, getMe, listInvitations, listMembers } from './operations';
import type { listInvitationsInput, listMembersInput, openInvitation } from './schema';

export const meQuery = (workspace: string) =>
  readOptions(getMe, {}, { workspace, queryKey: listKey(workspace, 'members', 'me') });

export const membersQuery = (workspace: string, filter: z.input<typeof listMembersInput> = {}) =>
  readOptions(listMembers, filter, { workspace, queryKey: listKey(workspace, 'members', filter), retain: true });

export const invitationsQuery = (workspace: string, filter: z.input<typeof listInvitationsInput> = {}) =>
  readOptions(listInvitations, filter, {
    workspace,
    queryKey: listKey(workspace, 'members', 'invitations', filter),
    retain: true,
  });

/** What an invitation link offers, for its page, which stands outside every workspace. */
export const openInvitationQuery = (token: string) =>
  queryOptions<z.output<typeof openInvitation>, ApiError>({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => call(getInvitation, { token }, { workspace: null, signal }),
  });
