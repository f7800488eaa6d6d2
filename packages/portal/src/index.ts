export { listen, type Listening } from './listen.ts';
export { createPortal, type Portal, type PortalOptions } from './portal.ts';
