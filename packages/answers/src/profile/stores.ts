export { deviceProfile } from './device-profile.ts';
export { httpProfile } from './http-profile.ts';
export { memoryProfile, readProfile, type Profile, type ProfileStore } from './profile-store.ts';
