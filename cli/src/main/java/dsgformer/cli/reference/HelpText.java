package dsgformer.cli.reference;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What commands and options say of themselves, as plain text. */
final class HelpText {

    private HelpText() {}

    static String of(CommandSpec command) {
        return lines(command.usageMessage().description());
    }

    /** With the default value that it speaks of. */
    @SuppressWarnings("deprecation") // what fills in the default is called so, and has no other name
    static String of(ArgSpec argument) {
        String[] text =
                argument instanceof OptionSpec option ? option.renderedDescription() : argument.renderedDescription();
        return lines(text);
    }

    /** Up to where details begin. */
    static String summary(String text) {
        return text.replaceFirst("(?s)( \\(default|;|: |\\. ).*", "").replaceFirst("\\.$", "");
    }

    /** The lines below the options, as they are. */
    static List<String> footer(CommandSpec command) {
        return List.of(command.usageMessage().footer()).stream()
                .map(line -> line.replace("%%", "%"))
                .toList();
    }

    private static String lines(String... text) {
        return String.join(" ", text).replace("%n", " ").replace("%%", "%").strip();
    }
}
