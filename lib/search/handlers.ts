import 'server-only';
import { bind } from '../server/bind';
import { search as searchEverything } from './data';
import * as declared from './operations';

export const search = bind(declared.search, searchEverything);
