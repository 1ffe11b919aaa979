package dsgformer.batch;

import java.nio.file.Path;

/**
 * Where an output goes.
 *
 * @param replaces whether an existing file may be replaced
 */
public record Placement(Path target, boolean replaces) {}
