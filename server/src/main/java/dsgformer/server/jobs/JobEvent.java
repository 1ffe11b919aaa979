package dsgformer.server.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that happened to a job.
 *
 * @param id names the event and all before it, for {@code Last-Event-ID}
 */
public record JobEvent(String id, String name, ObjectNode data) {}
