package dsgformer.cli.reference;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Descriptions of commands and options as plain text. */
final class HelpText {

    private HelpText() {}

    static String of(CommandSpec command) {
        return lines(command.usageMessage().description());
    }

    /** With its default value filled in. */
    @SuppressWarnings("deprecation") // picocli has no other method that fills in the default
    static String of(ArgSpec argument) {
        String[] text =
                argument instanceof OptionSpec option ? option.renderedDescription() : argument.renderedDescription();
        return lines(text);
    }

    /** The first clause: up to the default, a semicolon, a colon or a full stop. */
    static String summary(String text) {
        return text.replaceFirst("(?s)( \\(default|;|: |\\. ).*", "").replaceFirst("\\.$", "");
    }

    /** The lines below the options, one by one. */
    static List<String> footer(CommandSpec command) {
        return List.of(command.usageMessage().footer()).stream()
                .map(line -> line.replace("%%", "%"))
                .toList();
    }

    private static String lines(String... text) {
        return String.join(" ", text).replace("%n", " ").replace("%%", "%").strip();
    }
}
