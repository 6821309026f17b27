import { operation } from '../core/operation';
import { allow, deciders, everyRole } from '../core/principal';
import { addEvidenceInput, evidence, evidencePage, listEvidenceInput } from './schema';

export const addEvidence = operation({
  name: 'add_evidence',
  title: 'Add evidence',
  description:
    'Supports a claim; the server computes how far it is proved; WHEN something shows that the work is right, e.g. {kind: "commit", value: {sha: "…"}}.',
  method: 'POST',
  path: '/tasks/{task}/evidence',
  kind: 'write',
  access: allow(deciders, 'work'),
  input: addEvidenceInput,
  output: evidence,
  status: 201,
  creates: true,
});

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
