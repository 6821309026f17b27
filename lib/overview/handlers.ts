import 'server-only';
import { bind } from '../server/bind';
import { readOverview } from './data';
import * as declared from './operations';

export const getOverview = bind(declared.getOverview, readOverview);
