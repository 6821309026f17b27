import { z } from 'zod';
import { operation } from '../core/operation';
import { allow, everyRole } from '../core/principal';
import { savedView, savedViews, saveViewInput, updateViewInput, viewOnly } from './schema';

const read = allow(everyRole, 'read', { agents: false });
const write = allow(everyRole, 'work', { agents: false });

export const listSavedViews = operation({
  name: 'list_saved_views',
  title: 'List saved views',
  description: 'The filters and sortings that I kept under a name, and those that others share; WHEN you open a page.',
  method: 'GET',
  path: '/saved-views',
  kind: 'read',
  access: read,
  input: z.object({}),
  output: savedViews,
});

export const saveView = operation({
  name: 'save_view',
  title: 'Save a view',
  description: 'Keeps the filters and sorting of a page under a name; WHEN you will want the same again.',
  method: 'POST',
  path: '/saved-views',
  kind: 'write',
  access: write,
  creates: true,
  status: 201,
  input: saveViewInput,
  output: savedView,
});

export const updateSavedView = operation({
  name: 'update_saved_view',
  title: 'Change a saved view',
  description: 'Renames a view of mine, replaces what it shows, shares it or takes it back.',
  method: 'PATCH',
  path: '/saved-views/{view}',
  kind: 'write',
  access: write,
  input: updateViewInput,
  output: savedView,
});

export const deleteSavedView = operation({
  name: 'delete_saved_view',
  title: 'Delete a saved view',
  description: 'Deletes a view of mine, for everybody with whom it was shared too.',
  method: 'DELETE',
  path: '/saved-views/{view}',
  kind: 'destructive',
  access: write,
  status: 204,
  input: viewOnly,
  output: z.null(),
});
