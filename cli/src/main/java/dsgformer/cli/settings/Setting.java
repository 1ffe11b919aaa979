package dsgformer.cli.settings;

import java.util.List;

/**
 * A value for an option that was not typed.
 *
 * @param values one, or several for an option that takes several
 * @param origin where it was found, as people are told
 */
public record Setting(List<String> values, String origin) {

    /** The values as people are shown them. */
    public String text() {
        return String.join(",", values);
    }
}
