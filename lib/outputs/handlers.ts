import 'server-only';
import { bind } from '@/lib/server/bind';
import * as data from './data';
import * as declared from './operations';

export const queryTaskOutput = bind(declared.queryTaskOutput, data.queryTaskOutput);
