/**
 * Defaults of options from outside the command line: variables {@code DSGFORMER_…}, else {@code dsgformer.yaml} in the
 * working directory. {@code Main} and {@code doctor} use it; it knows picocli, Jackson and {@code dsgformer.text}, but
 * no command and nothing of the library.
 *
 * <p>Words: a <i>setting</i> is a value with its origin, a <i>path</i> names an option of one command, of those below a
 * command, or of all. Values stay text; picocli parses them as if they were typed.
 */
package dsgformer.cli.settings;
