package dsgformer.cli.settings;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a command finds around it that may set its options.
 *
 * @param folder where it was started
 */
public record Environment(Map<String, String> environment, Path folder) {

    public static Environment ofProcess() {
        return new Environment(System.getenv(), Path.of(""));
    }
}
