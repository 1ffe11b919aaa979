/**
 * One photo at a time: which models there are, what a request asks for, restoring a file to a file with the library's
 * {@code batch}, and previews. Knows no job, no queue and no HTTP.
 */
package dsgformer.server.photos;
