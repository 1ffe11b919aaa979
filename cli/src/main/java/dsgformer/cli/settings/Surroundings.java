package dsgformer.cli.settings;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a command finds around it that may set its options.
 *
 * @param folder where it was started
 */
public record Surroundings(Map<String, String> environment, Path folder) {

    public static Surroundings ofProcess() {
        return new Surroundings(System.getenv(), Path.of(""));
    }
}
