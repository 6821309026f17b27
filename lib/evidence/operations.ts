import { operation } from '@/lib/core/operation';
import { allow, everyRole } from '@/lib/core/principal';
import { evidencePage, listEvidenceInput } from './schema';

export const listEvidence = operation({
  name: 'list_evidence',
  title: 'List evidence',
  description: 'Evidence of a mission, a task or an assertion with its strength, newest first; WHEN you judge a claim.',
  method: 'GET',
  path: '/missions/{mission}/evidence',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: listEvidenceInput,
  output: evidencePage,
});
