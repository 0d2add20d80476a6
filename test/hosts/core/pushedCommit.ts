/** The commit that the payload of a practice push names; which one it is does not matter to a receiver. */
export const pushedCommit = '1f0e3dad99908345f7439f8ffabdffc4ff0e3dad';
export const nullCommit = '0'.repeat(40);
