package dsgformer.cli.options;

import dsgformer.io.PathText;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;

/**
 * Reads a path, also one whose name is not UTF-8. A class, not a method reference: the class archive of the launcher does
 * not hold classes that a lambda's call site brings in, among them picocli's converters.
 */
public final class PathConverter implements ITypeConverter<Path> {

    @Override
    public Path convert(String value) {
        return PathText.toPath(value);
    }
}
