import 'server-only';
import { bind } from '@/lib/server/bind';
import * as data from './data';
import * as declared from './operations';
import * as request from './request';

export const requestAction = bind(declared.requestAction, request.requestAction);
export const listActionRequests = bind(declared.listActionRequests, data.listActionRequests);
