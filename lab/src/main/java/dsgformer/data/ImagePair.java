package dsgformer.data;

import java.nio.file.Path;

/**
 * A blurred picture and the sharp one it should become.
 *
 * @param name what both are called within their set: the path below {@code blur}, with {@code /} and without extension
 */
public record ImagePair(String name, Path blurred, Path sharp) {}
