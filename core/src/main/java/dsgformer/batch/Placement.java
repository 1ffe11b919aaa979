package dsgformer.batch;

import java.nio.file.Path;

/**
 * Where an output goes.
 *
 * @param replaces whether what is there may be replaced
 */
record Placement(Path target, boolean replaces) {}
