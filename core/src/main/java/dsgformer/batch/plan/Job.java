package dsgformer.batch.plan;

import java.nio.file.Path;

/** One photo of a batch: read from {@code source}, written to {@code target}. */
public record Job(Path source, Path target) {}
