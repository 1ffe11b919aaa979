package dsgformer.cli.settings;

import java.util.List;

/**
 * A value for an option from the environment or {@code dsgformer.yaml}.
 *
 * @param values one, or several for an option that takes several
 * @param origin where it was found, for messages
 */
public record Setting(List<String> values, String origin) {

    /** The values, for messages. */
    public String text() {
        return String.join(",", values);
    }
}
