import { operation } from '../core/operation';
import { allow, everyRole } from '../core/principal';
import { searchAnswer, searchInput } from './schema';

export const search = operation({
  name: 'search',
  title: 'Search everything',
  description:
    'Missions, tasks, decisions, artifacts, curated state, receipts, agents and templates by words, key or id; WHEN you look for something and do not know where it stands.',
  method: 'GET',
  path: '/search',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: searchInput,
  output: searchAnswer,
});
