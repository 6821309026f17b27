import { operation } from '@/lib/core/operation';
import { allow, owners } from '@/lib/core/principal';
import { auditEventPage, listAuditEventsInput } from './schema';

export const listAuditEvents = operation({
  name: 'list_audit_events',
  title: 'List audit events',
  description:
    "Lists the workspace's own chain (members, tokens, roles, settings, sign-ins), newest first, to see who changed what.",
  method: 'GET',
  path: '/audit',
  kind: 'read',
  access: allow(owners, 'admin'),
  input: listAuditEventsInput,
  output: auditEventPage,
});
