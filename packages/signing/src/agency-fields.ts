/** The field of an agency's seal, in a form that has no place for an officer. */
export const sealField = 'dauCoQuan';

/**
 * Field of the agency's seal over a confirmation. It is not {@link sealField}: what is sealed there
 * the agency has decided on, here it only vouches for who confirmed what, and when.
 */
export const confirmationField = 'dauXacNhan';
