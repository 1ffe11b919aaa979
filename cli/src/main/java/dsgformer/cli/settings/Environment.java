package dsgformer.cli.settings;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where options may be set apart from the command line.
 *
 * @param folder the working directory, where {@code dsgformer.yaml} is read
 */
public record Environment(Map<String, String> environment, Path folder) {

    public static Environment ofProcess() {
        return new Environment(System.getenv(), Path.of(""));
    }
}
