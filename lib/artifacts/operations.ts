import { z } from 'zod';
import { operation } from '@/lib/core/operation';
import { allow, deciders, everyRole } from '@/lib/core/principal';
import { addArtifactInput, artifact, artifactPage, getArtifactInput, listArtifactsInput } from './schema';

export const addArtifact = operation({
  name: 'add_artifact',
  title: 'Add an artifact',
  description:
    'Keeps something your task produced, as text, by address or from an upload; WHEN it is worth keeping, e.g. {name: "report.md", text: "…"}.',
  method: 'POST',
  path: '/tasks/{task}/artifacts',
  kind: 'write',
  access: allow(deciders, 'work'),
  input: addArtifactInput,
  output: artifact,
  status: 201,
  creates: true,
});

export const getArtifact = operation({
  name: 'get_artifact',
  title: 'Get an artifact',
  description: 'What is known of one artifact; WHEN you have its id. Its bytes are get_artifact_content.',
  method: 'GET',
  path: '/artifacts/{artifact}',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: getArtifactInput,
  output: artifact,
});

export const getArtifactContent = operation({
  name: 'get_artifact_content',
  title: 'Download an artifact',
  description: 'The stored bytes of an artifact, as an attachment; WHEN you need its content.',
  method: 'GET',
  path: '/artifacts/{artifact}/content',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: getArtifactInput,
  output: z.unknown(),
  rawAnswer: 'application/octet-stream',
});

export const listArtifacts = operation({
  name: 'list_artifacts',
  title: 'List artifacts',
  description: 'What a mission or one task produced, newest first; WHEN you look for results.',
  method: 'GET',
  path: '/missions/{mission}/artifacts',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: listArtifactsInput,
  output: artifactPage,
});
