/**
 * Jobs: one or more photos of one request, restored in turn while the client waits or does something else. A bounded
 * queue, workers, events for those who follow a job, and a folder on the disk from which everything goes on after a
 * crash. Uses {@code server.photos} and {@code server.upload}; knows no HTTP.
 *
 * <p>A job is accepted when its folder is moved to its place, and a photo has ended when its {@code outcome.json} is
 * there; each is one atomic step, so a killed server loses nothing and does nothing twice that can be seen.
 */
package dsgformer.server.jobs;
