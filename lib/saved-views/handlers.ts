import 'server-only';
import { bind } from '../server/bind';
import * as commands from './commands';
import { listViews } from './data';
import * as declared from './operations';

export const listSavedViews = bind(declared.listSavedViews, listViews);
export const saveView = bind(declared.saveView, commands.saveView);
export const updateSavedView = bind(declared.updateSavedView, commands.updateView);
export const deleteSavedView = bind(declared.deleteSavedView, (tenant, { view }) => commands.deleteView(tenant, view));
