// All that opens over a page, as one part: the bundler would put the same library into each of several.
export { AlertFrame } from './alert-frame';
export { BareFrame, DialogFrame, FrameClose } from './dialog-frame';
export { OpeningMenu } from './opening-menu';
export { TipLayer } from './tip-layer';
export { addToast, ToastList } from './toast-list';
