/** Names of the slice's jobs apart from their handlers, so that verbs may order a job whose handler calls them. */
export const makePdfJob = { name: "documents.make-pdf" };
export const stampFinalJob = { name: "documents.stamp-final" };
export const noteEditedJob = { name: "documents.note-edited" };
export const makeOrderedJob = { name: "documents.make-ordered" };
export const sendForSignatureJob = { name: "documents.send-for-signature" };
export const joinPagesJob = { name: "documents.join-pages" };
export const buildPackageJob = { name: "documents.build-package" };
export const orderPackageJob = { name: "documents.order-package" };
export const reviewPackagesJob = { name: "documents.review-packages" };
export const findStaleJob = { name: "documents.find-stale" };
